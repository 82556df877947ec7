package dev.teppan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and writes variables: plain ones, and those whose value is looked up. */
final class EnvironmentCodec {

    private static final List<String> RESERVED = List.of("TEPPAN_", "BARBEQUE_");

    private EnvironmentCodec() {}

    static Map<String, String> readPlain(Fields fields) {
        return fields.map("environment", 200, NameRule.VARIABLE, (at, value) -> {
            refuseReserved(at, fields.problems());
            return Texts.read(at, value, 32_768, fields.problems());
        });
    }

    static Map<String, SecretReference> readSecrets(Fields fields) {
        return fields.map("secrets", 100, NameRule.VARIABLE, (at, value) -> {
            refuseReserved(at, fields.problems());
            return secret(at, value, fields.problems());
        });
    }

    static void refuseBoth(Fields fields, Map<String, String> plain, Map<String, SecretReference> secrets) {
        secrets.keySet().stream()
                .filter(plain::containsKey)
                .forEach(name -> fields.problems()
                        .add(Problem.child(fields.at("secrets"), name), "must not be in the environment as well"));
    }

    static ObjectNode writePlain(Map<String, String> environment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(environment).forEach(node::put);
        return node;
    }

    static ObjectNode writeSecrets(Map<String, SecretReference> secrets) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(secrets).forEach((name, secret) -> {
            ObjectNode reference = node.putObject(name);
            switch (secret) {
                case SecretReference.FromEnvironment variable -> reference.put("env", variable.name());
                case SecretReference.FromFile file -> reference.put("file", file.path());
            }
        });
        return node;
    }

    private static void refuseReserved(String at, Problems problems) {
        String name = at.substring(at.lastIndexOf('/') + 1);
        RESERVED.stream()
                .filter(name::startsWith)
                .forEach(prefix ->
                        problems.add(at, "must not begin with \"" + prefix + "\", which is the platform's own"));
    }

    private static Optional<SecretReference> secret(String at, JsonNode value, Problems problems) {
        if (!value.isObject()
                || value.size() != 1
                || !(value.path("env").isTextual() || value.path("file").isTextual())) {
            problems.add(at, "must be {\"env\": NAME} or {\"file\": PATH}");
            return Optional.empty();
        }
        if (value.has("env")) {
            String name = value.path("env").textValue();
            NameRule.VARIABLE.problem(name).ifPresent(problem -> problems.add(at + "/env", problem));
            return Optional.of(new SecretReference.FromEnvironment(name));
        }
        Optional<String> path = Texts.read(at + "/file", value.path("file"), 1000, problems);
        path.filter(String::isEmpty).ifPresent(empty -> problems.add(at + "/file", "must be a path"));
        return path.map(SecretReference.FromFile::new);
    }
}
