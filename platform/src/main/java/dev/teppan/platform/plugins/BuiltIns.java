package dev.teppan.platform.plugins;

import dev.teppan.platform.plugins.file.FileLogStoreFactory;
import dev.teppan.platform.plugins.process.ProcessExecutorFactory;
import java.util.List;

/** What every host offers without any plugin. */
final class BuiltIns {

    private BuiltIns() {}

    static LoadedPlugin plugin(String version) {
        return LoadedPlugin.builtIn(
                version,
                List.of(
                        ExtensionReader.offer(ExtensionKind.EXECUTOR, new ProcessExecutorFactory()),
                        ExtensionReader.offer(ExtensionKind.LOG_STORE, new FileLogStoreFactory())));
    }
}
