package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class that is not there is looked for once, and one that is there is found. */
class TaskLoaderTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void listen() {
        Thread.currentThread().setContextClassLoader(new ClassLoader(before) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        });
        TaskLoader.remember();
    }

    @AfterEach
    void leave() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aMissingClassIsLookedForOnce() {
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> current().loadClass("no.such.Name"))
                    .isInstanceOf(ClassNotFoundException.class)
                    .hasMessage("no.such.Name");
        }

        assertThat(asked).containsExactly("no.such.Name");
    }

    @Test
    void otherClassesAreFound() throws ClassNotFoundException {
        assertThat(current().loadClass(TaskLoaderTest.class.getName())).isEqualTo(TaskLoaderTest.class);
    }

    @Test
    void whoRemembersAlreadyRemembersOn() {
        ClassLoader remembering = current();

        TaskLoader.remember();

        assertThat(current()).isSameAs(remembering);
    }

    private static ClassLoader current() {
        return Thread.currentThread().getContextClassLoader();
    }
}
