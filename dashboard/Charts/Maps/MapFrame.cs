namespace SmartVillage.Dashboard.Charts.Maps;

/// <summary>A picture's size, and how degrees lie on it: equirectangular, true to scale in the middle.</summary>
internal sealed record MapFrame(int Width, int Height, double PixelsPerDegree, GeoPoint TopLeft, double Flattening)
{
    private const double Margin = 10;

    public MapPoint Project(GeoPoint point) =>
        new((point.Longitude - TopLeft.Longitude) * PixelsPerDegree * Flattening, (TopLeft.Latitude - point.Latitude) * PixelsPerDegree);

    /// <summary>As large as it fits into a width and a height; no higher than needed.</summary>
    public static MapFrame Fit(GeoBounds bounds, int width, int mostHeight)
    {
        var flattening = Math.Cos(bounds.Middle.Latitude * Math.PI / 180);
        var (across, down) = (bounds.Width * flattening, bounds.Height);
        var scale = Math.Min((width - (2 * Margin)) / across, (mostHeight - (2 * Margin)) / down);
        var height = Math.Min(mostHeight, (int)Math.Ceiling((down * scale) + (2 * Margin)));
        var left = bounds.West - ((width - (across * scale)) / 2 / scale / flattening);
        return new(width, height, scale, new(left, bounds.North + (Margin / scale)), flattening);
    }
}

/// <summary>Pixels from the top left.</summary>
public readonly record struct MapPoint(double X, double Y)
{
    public double DistanceTo(MapPoint other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}

/// <summary>Degrees around something.</summary>
internal sealed record GeoBounds(double West, double South, double East, double North)
{
    public double Width => East - West;

    public double Height => North - South;

    public GeoPoint Middle => new((West + East) / 2, (South + North) / 2);

    public static GeoBounds Of(IEnumerable<GeoPoint> points) => points.Aggregate(
        new GeoBounds(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue),
        (b, p) => new(Math.Min(b.West, p.Longitude), Math.Min(b.South, p.Latitude), Math.Max(b.East, p.Longitude), Math.Max(b.North, p.Latitude)));

    /// <summary>What both hold: a picture need not shrink for an islet far off.</summary>
    public GeoBounds Within(GeoBounds other) => new(Math.Max(West, other.West), Math.Max(South, other.South), Math.Min(East, other.East), Math.Min(North, other.North));
}
