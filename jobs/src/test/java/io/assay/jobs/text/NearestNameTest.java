package io.assay.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("levels", "nesting", "within_peer_groups");

    @Test
    void aSlipFindsTheName() {
        assertThat(NearestName.to("levls", NAMES)).contains("levels");
        assertThat(NearestName.to("nestign", NAMES)).contains("nesting");
        assertThat(NearestName.to("Within-Peer-Group", NAMES)).contains("within_peer_groups");
    }

    @Test
    void aStrangeWordFindsNothing() {
        assertThat(NearestName.to("colour", NAMES)).isEmpty();
        assertThat(NearestName.fix("colour", NAMES)).isEqualTo("Use one of: levels, nesting, within_peer_groups");
    }
}
