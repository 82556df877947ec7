package dev.teppan.bench.peer;

import com.netflix.fenzo.VirtualMachineLease;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.mesos.Protos;

/** A whole node, offered to Fenzo once. */
record FenzoLease(String hostname, double cpuCores, double memoryMB) implements VirtualMachineLease {

    @Override
    public String getId() {
        return "lease-" + hostname;
    }

    @Override
    public long getOfferedTime() {
        return 0;
    }

    @Override
    public String getVMID() {
        return hostname;
    }

    @Override
    public double networkMbps() {
        return 0;
    }

    @Override
    public double diskMB() {
        return 0;
    }

    @Override
    public List<Range> portRanges() {
        return List.of();
    }

    @Override
    public Protos.Offer getOffer() {
        return Protos.Offer.getDefaultInstance();
    }

    @Override
    public Map<String, Protos.Attribute> getAttributeMap() {
        // Fenzo asks it for null, which Map.of() does not take.
        return Collections.emptyMap();
    }

    @Override
    public Double getScalarValue(String name) {
        return 0.0;
    }

    @Override
    public Map<String, Double> getScalarValues() {
        return Map.of();
    }
}
