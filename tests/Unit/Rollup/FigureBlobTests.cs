using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Grains.Rollup;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class FigureBlobTests
{
    [Fact]
    public void Figures_come_back_as_they_went() =>
        Gen.Select(Gen.Select(Gen.ULong, Gen.Long).Array, Gen.Select(Gen.ULong, Gen.Long).Array, Gen.Int[0, 4096 * 64 - 1].Array[0, 1300]).Sample(
            (sums, maxima, residents) =>
            {
                var store = new FigureStore();
                foreach (var (key, value) in sums)
                {
                    store.Set(new(key % (5UL << 60)), value);
                }

                foreach (var (key, value) in maxima)
                {
                    store.SetMaximum(new(key), value);
                }

                store.JoinReach(0x20005000, residents);

                Assert.True(FigureBlob.TryRead(FigureBlob.Write(store), out var read));
                Assert.Equal(store.AllSums(), read.Sums);
                Assert.Equal(store.Maxima.OrderBy(cell => cell.Key), read.Maxima);
                Assert.Equal(store.Reach(0x20005000), ReachSketch.Of(read.Reach.SelectMany(reach => reach.Cells)));
            },
            iter: 1000);

    [Fact]
    public void Bytes_that_were_cut_off_or_changed_are_refused() =>
        Gen.Select(Gen.ULong, Gen.Long, Gen.Int[0, 4096 * 64 - 1].Array[0, 40], Gen.Int[0, 10_000], Gen.Byte[1, 255]).Sample(
            (key, value, residents, where, other) =>
            {
                var store = new FigureStore();
                store.Set(new(key % (5UL << 60)), value);
                store.SetMaximum(new(key), value);
                store.JoinReach(0x20005000, residents);
                var blob = FigureBlob.Write(store);

                Assert.False(FigureBlob.TryRead(blob[..(where % blob.Length)], out _));
                blob[where % blob.Length] ^= other;
                Assert.False(FigureBlob.TryRead(blob, out _));
            },
            iter: 2000);

    [Theory]
    [InlineData(null)]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 99, 1, 2, 3 })]
    public void Bytes_of_another_format_are_refused(byte[]? blob) => Assert.False(FigureBlob.TryRead(blob, out _));
}
