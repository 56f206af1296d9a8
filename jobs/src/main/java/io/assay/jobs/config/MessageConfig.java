package io.assay.jobs.config;

import java.util.Optional;

/** Who is told, by a message over HTTP, of a failed gate and of a large movement between segments. */
public record MessageConfig(
        @Setting(
                value = "Address that messages are posted to, as env:NAME or file:PATH, for it may hold a key",
                role = Setting.Role.SECRET,
                changesResult = false)
        Optional<String> webhook,

        @Setting(
                value = "Key that messages are signed with, as env:NAME or file:PATH; required with webhook",
                role = Setting.Role.SECRET,
                changesResult = false)
        Optional<String> secret,

        @Setting(
                value = "Share of customers in another segment than at the as-of date before, in any scheme, from which"
                        + " on a message is sent",
                fallback = "0.2",
                min = 0,
                max = 1,
                changesResult = false)
        double movedShare) {}
