using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using SmartVillage.Aggregates;
using SmartVillage.Regions;
using SmartVillage.Tables;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>Writes rows of a bulk answer as they come. Each row stands alone: code, period, unit, time of the figure, and whether it is simulated.</summary>
internal sealed class BulkCsv(BulkQuery query, RegionRegister register, SimulationMode simulation)
{
    public const string MediaType = "text/csv; charset=utf-8; header=present", Header = "code,name,level,parent,indicator,service,bucket,from,to,value,unit,asOf,data\r\n";

    private readonly string? _data = simulation.IsOn ? "SIMULASI" : null;

    public string FileName => $"{(simulation.IsOn ? "simulasi-" : "")}figures-{query.Bucket}-{query.Range.From:yyyy-MM-dd}.csv";

    public async Task WriteAsync(PipeWriter output, IAsyncEnumerable<RegionSeries> rows, CancellationToken cancellation)
    {
        Encoding.UTF8.GetBytes(Header, output);
        var line = new CsvLine();
        await foreach (var series in rows.WithCancellation(cancellation))
        {
            foreach (var point in series.Points)
            {
                Encoding.UTF8.GetBytes(Line(line, series, point.T, point.V), output);
            }

            // Flushing waits while the reader is behind: that is what bounds the memory.
            if ((await output.FlushAsync(cancellation)).IsCompleted)
            {
                return;
            }
        }
    }

    private string Line(CsvLine line, RegionSeries series, DateTimeOffset from, decimal? value)
    {
        var region = series.Region;
        return line.Text(region.Code.ToString()).Text(region.Name).Text(region.Level.ToString().ToLowerInvariant())
            .Text(region.Code.Parent is { } parent && register.TryFind(parent, out var above) ? above.Name : null)
            .Text(series.Indicator!.Code).Text(query.Service).Text(query.Bucket).Time(from).Time(EndOf(from)).Number(value).Text(series.Indicator.Unit)
            .Time(series.AsOf).Text(_data).End();
    }

    private DateTimeOffset EndOf(DateTimeOffset from) => query.Bucket switch
    {
        "hour" => from.AddHours(1),
        "day" => from.AddDays(1),
        _ => from.ToWib().AddMonths(1),
    };
}
