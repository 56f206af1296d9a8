package io.assay.transform;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
        DataType[] types = types(schema);
        return input.toJavaRDD()
                .<CachedBatch>mapPartitions(rows -> new Packed(rows, UnsafeProjection.create(types)))
                .rdd();
    }

    @Override
    public RDD<InternalRow> convertCachedBatchToInternalRow(
            RDD<CachedBatch> input, Seq<Attribute> cacheAttributes, Seq<Attribute> selectedAttributes, SQLConf conf) {
        int columns = cacheAttributes.size();
        int[] places = CollectionConverters.asJava(selectedAttributes).stream()
                .mapToInt(selected -> place(selected, cacheAttributes))
                .toArray();
        DataType[] types = types(selectedAttributes);
        boolean whole = Arrays.equals(places, IntStream.range(0, columns).toArray());
        return input.toJavaRDD()
                .<InternalRow>mapPartitions(batches ->
                        new Unpacked(batches, columns, whole ? row -> row : new ChosenColumns(places, types)::of))
                .rdd();
    }

    private static int place(Attribute selected, Seq<Attribute> cached) {
        List<Attribute> attributes = CollectionConverters.asJava(cached);
        return IntStream.range(0, attributes.size())
                .filter(place -> attributes.get(place).exprId().equals(selected.exprId()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not kept: " + selected));
    }

    private static DataType[] types(Seq<Attribute> attributes) {
        return CollectionConverters.asJava(attributes).stream()
                .map(Attribute::dataType)
                .toArray(DataType[]::new);
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
        private final UnaryOperator<UnsafeRow> wanted;
        private final UnsafeRow row;
        private RowBatch batch;
        private int place;
        private long end;

        /**
         * Begins with the first row.
         *
         * @param columns columns of a kept row
         * @param wanted the wanted columns of a row
         */
        Unpacked(Iterator<CachedBatch> batches, int columns, UnaryOperator<UnsafeRow> wanted) {
            this.batches = batches;
            this.wanted = wanted;
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
            return wanted.apply(row);
        }
    }
}
