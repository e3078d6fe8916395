using System.IO.Pipelines;
using System.Text;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Silo.Figures;
using SmartVillage.Silo.Figures.Bulk;

namespace SmartVillage.Tests.Unit.Bulk;

public sealed class BulkCsvTests
{
    private static readonly RegionRegister Register = RegionRegisterReader.ReadEmbedded();

    private static readonly BulkQuery Villages = new(
        [.. Register.VillagesOf(RegionCode.Parse("18"))], [SeriesIndicator.Find("services.completed")!], null, "day", new(new(2026, 11, 1), new(2026, 12, 1)));

    private int _asked;

    [Fact]
    public async Task No_more_is_asked_than_somebody_reads()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 16_384, resumeWriterThreshold: 8_192));
        var writing = Csv(SimulationMode.Off).WriteAsync(pipe.Writer, new BulkRows(AskAsync).ReadAsync(Villages, default), default);
        Assert.False(writing.IsCompleted);

        var before = _asked;
        Assert.InRange(before, 1, 40);
        var bytes = 0L;
        while (!writing.IsCompleted || pipe.Reader.TryRead(out _))
        {
            pipe.Reader.CancelPendingRead();
            var read = await pipe.Reader.ReadAsync();
            bytes += read.Buffer.Length;
            pipe.Reader.AdvanceTo(read.Buffer.End);
        }

        await writing;
        Assert.Equal(Villages.Regions.Length, _asked);
        Assert.True(bytes > 1_000_000, $"{bytes} bytes");
    }

    [Fact]
    public async Task A_row_stands_alone_and_a_simulation_says_so()
    {
        var query = Villages with { Regions = [Villages.Regions[0]] };
        var lines = await LinesAsync(query, new(true));

        Assert.Equal(BulkCsv.Header.TrimEnd(), lines[0]);
        Assert.Equal(31, lines.Length);
        var region = query.Regions[0];
        Assert.Equal(
            $"{region.Code},{region.Name},{region.Level.ToString().ToLowerInvariant()},{Register.All.First(r => r.Code == region.Code.Parent).Name},services.completed,,day,2026-11-01T00:00:00+07:00,2026-11-02T00:00:00+07:00,3,jumlah,2026-11-24T10:00:00+07:00,SIMULASI",
            lines[1]);
        Assert.Contains(",2026-11-03T00:00:00+07:00,,jumlah,", lines[2], StringComparison.Ordinal);
        Assert.All(await LinesAsync(query, SimulationMode.Off), line => Assert.DoesNotContain("SIMULASI", line, StringComparison.Ordinal));
        Assert.StartsWith("simulasi-", Csv(new(true)).FileName, StringComparison.Ordinal);
    }

    private static BulkCsv Csv(SimulationMode simulation) => new(Villages, Register, simulation);

    private async Task<string[]> LinesAsync(BulkQuery query, SimulationMode simulation)
    {
        using var stream = new MemoryStream();
        var writer = PipeWriter.Create(stream, new(leaveOpen: true));
        await new BulkCsv(query, Register, simulation).WriteAsync(writer, new BulkRows(AskAsync).ReadAsync(query, default), default);
        await writer.CompleteAsync();
        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd().Split("\r\n");
    }

    /// <summary>Thirty days, of which every second has no report.</summary>
    private Task<RegionSeries> AskAsync(Region region, SeriesRequest request, CancellationToken cancellation)
    {
        _asked++;
        return Task.FromResult(new RegionSeries(
            region,
            [.. Enumerable.Range(0, 30).Select(day => new SeriesPoint(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(7)).AddDays(day), day % 2 == 0 ? 3 : null))],
            new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero)));
    }
}
