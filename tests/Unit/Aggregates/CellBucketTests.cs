using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Tests.Unit.Aggregates;

public sealed class CellBucketTests
{
    private static readonly Gen<SortedDictionary<uint, long>> Cells =
        Gen.Select(Gen.UInt[0, 60], Gen.Long[-2, 2]).Array[0, 40].Select(cells =>
        {
            var sorted = new SortedDictionary<uint, long>();
            foreach (var (series, value) in cells)
            {
                sorted[series] = value;
            }

            return sorted;
        });

    [Fact]
    public void What_is_written_at_once_reads_as_if_each_cell_had_been_set() =>
        Cells.Array[1, 8].Sample(
            writes =>
            {
                var (bucket, single) = (new CellBucket(), new CellBucket());
                foreach (var cells in writes)
                {
                    uint[] series = [.. cells.Keys];
                    bucket.Write(series, [.. cells.Values]);
                    foreach (var (key, value) in cells)
                    {
                        single.Set(new(key), value);
                    }

                    var read = new long[series.Length];
                    bucket.Read(series, read);
                    Assert.Equal(cells.Values, read);
                }

                Assert.Equal(single.Series.ToArray(), bucket.Series.ToArray());
                Assert.Equal(single.Values.ToArray(), bucket.Values.ToArray());
                Assert.DoesNotContain(0, bucket.Values.ToArray());
            },
            iter: 2000);
}
