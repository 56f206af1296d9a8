package io.assay.transform;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.columnar.CachedBatch;
import org.apache.spark.sql.columnar.CachedBatchSerializer;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.storage.StorageLevel;
import scala.Function2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps rows as Spark's operators hand them on, see {@link Kept}: set {@code spark.sql.cache.serializer} to the name of this
 * class.
 *
 * <p>Spark's own way takes each row apart into columns, and puts it together again at each use. That pays for a table that is
 * asked again and again for few of its columns; we keep rows to use them a few times, nearly whole.
 */
public final class KeptAsRows implements CachedBatchSerializer {
    private static final long serialVersionUID = 1L;

    @Override
    public RDD<CachedBatch> convertInternalRowToCachedBatch(
            RDD<InternalRow> input, Seq<Attribute> schema, StorageLevel storageLevel, SQLConf conf) {
        DataType[] types = CollectionConverters.asJava(schema).stream()
                .map(Attribute::dataType)
                .toArray(DataType[]::new);
        return input.toJavaRDD()
                .<CachedBatch>mapPartitions(rows -> new Packed(rows, UnsafeProjection.create(types)))
                .rdd();
    }

    @Override
    public RDD<InternalRow> convertCachedBatchToInternalRow(
            RDD<CachedBatch> input, Seq<Attribute> cacheAttributes, Seq<Attribute> selectedAttributes, SQLConf conf) {
        int columns = cacheAttributes.size();
        boolean whole = selectedAttributes.equals(cacheAttributes);
        List<Expression> selected = new ArrayList<>(CollectionConverters.asJava(selectedAttributes));
        Seq<Expression> expressions = CollectionConverters.asScala(selected).toSeq();
        return input.toJavaRDD()
                .<InternalRow>mapPartitions(batches -> new Unpacked(
                        batches, columns, whole ? null : UnsafeProjection.create(expressions, cacheAttributes)))
                .rdd();
    }

    /** No batch can be left out: nothing is known about its rows. */
    @Override
    public Function2<Object, scala.collection.Iterator<CachedBatch>, scala.collection.Iterator<CachedBatch>>
            buildFilter(Seq<Expression> predicates, Seq<Attribute> cachedAttributes) {
        return (Function2<Object, scala.collection.Iterator<CachedBatch>, scala.collection.Iterator<CachedBatch>>
                        & Serializable)
                (part, batches) -> batches;
    }

    @Override
    public boolean supportsColumnarInput(Seq<Attribute> schema) {
        return false;
    }

    @Override
    public boolean supportsColumnarOutput(StructType schema) {
        return false;
    }

    @Override
    public RDD<CachedBatch> convertColumnarBatchToCachedBatch(
            RDD<ColumnarBatch> input, Seq<Attribute> schema, StorageLevel storageLevel, SQLConf conf) {
        throw new UnsupportedOperationException("rows are kept, not columns");
    }

    @Override
    public RDD<ColumnarBatch> convertCachedBatchToColumnarBatch(
            RDD<CachedBatch> input, Seq<Attribute> cacheAttributes, Seq<Attribute> selectedAttributes, SQLConf conf) {
        throw new UnsupportedOperationException("rows are kept, not columns");
    }

    /** The rows of a partition in batches. */
    private record Packed(Iterator<InternalRow> rows, UnsafeProjection projection) implements Iterator<CachedBatch> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public CachedBatch next() {
            if (!rows.hasNext()) {
                throw new NoSuchElementException();
            }
            RowBatch batch = new RowBatch();
            while (batch.hasRoom() && rows.hasNext()) {
                InternalRow row = rows.next();
                batch.add(row instanceof UnsafeRow unsafe ? unsafe : projection.apply(row));
            }
            batch.finish();
            return batch;
        }
    }

    /** The rows of batches; always the same object, which stands for one row after the other. */
    private static final class Unpacked implements Iterator<InternalRow> {
        private final Iterator<CachedBatch> batches;
        private final UnsafeProjection projection;
        private final UnsafeRow row;
        private RowBatch batch;
        private int place;
        private long end;

        /**
         * Begins with the first row.
         *
         * @param columns columns of a kept row
         * @param projection to the wanted columns; null leaves rows as they are
         */
        Unpacked(Iterator<CachedBatch> batches, int columns, UnsafeProjection projection) {
            this.batches = batches;
            this.projection = projection;
            this.row = new UnsafeRow(columns);
        }

        @Override
        public boolean hasNext() {
            while (place >= end && batches.hasNext()) {
                batch = (RowBatch) batches.next();
                place = 0;
                end = batch.sizeInBytes();
            }
            return place < end;
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            place = batch.read(place, row);
            return projection == null ? row : projection.apply(row);
        }
    }
}
