using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SmartVillage.Dashboard.Formatting;

namespace SmartVillage.Dashboard.Charts;

/// <summary>A small line from 0; a day without a report is a gap, not a zero.</summary>
public sealed record SparkPath(string Line, string Area, (double X, double Y)? Last)
{
    public static readonly SparkPath Empty = new("", "", null);

    public static SparkPath Of(ImmutableArray<long?> values, int width, int height)
    {
        if (values.IsDefault || values.Length < 2 || values.All(v => v is null))
        {
            return Empty;
        }

        var top = Math.Max(1, values.Max() ?? 1);
        var (line, area, last, start) = (new StringBuilder(), new StringBuilder(), ((double X, double Y)?)null, (double?)null);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value)
            {
                Close();
                last = null;
                continue;
            }

            var point = (X: 1 + (i * (width - 5.0) / (values.Length - 1)), Y: height - 2 - ((height - 5.0) * value / top));
            var text = $"{Markup.Number(point.X)} {Markup.Number(point.Y)}";
            line.Append(last is null ? "M" : "L").Append(text);
            area.Append(last is null ? "M" : "L").Append(text);
            start = last is null ? point.X : start;
            last = point;
        }

        var end = last;
        Close();
        return new(line.ToString(), area.ToString(), end);

        void Close()
        {
            if (last is { } from && start is { } to)
            {
                area.Append(CultureInfo.InvariantCulture, $"L{Markup.Number(from.X)} {height - 1}L{Markup.Number(to)} {height - 1}Z");
            }
        }
    }
}
