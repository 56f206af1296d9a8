package io.assay.jobs.store;

import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Lists as Delta wants them. */
final class ScalaSeq {
    private ScalaSeq() {}

    static <T> Seq<T> of(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
