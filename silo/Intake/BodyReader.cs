using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace SmartVillage.Silo.Intake;

internal enum BodyStatus
{
    Complete,
    TooLarge,
    Broken,
    Busy,
}

/// <summary>
/// Reads the body of a call, unpacked. What is too large is unpacked no further, but read to its end (within bounds) before it is
/// refused: a client that is still sending doesn't look for an answer.
/// </summary>
internal static class BodyReader
{
    public static async Task<BodyStatus> ReadAsync(HttpRequest request, bool gzip, BodyBuffer into, IntakeOptions limits, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }

        await using var raw = new CountingStream(request.Body);
        var status = gzip
            ? await UnpackAsync(raw, into, limits, cancellation)
            : await FillAsync(raw, into, limits, cancellation);
        if (status != BodyStatus.Complete && !await DiscardAsync(raw, limits.MaxDiscardedBytes, cancellation))
        {
            request.HttpContext.Response.Headers.Connection = "close";
        }

        return status;
    }

    private static async Task<BodyStatus> UnpackAsync(CountingStream raw, BodyBuffer into, IntakeOptions limits, CancellationToken cancellation)
    {
        try
        {
            await using var unpacked = new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true);
            return await FillAsync(unpacked, into, limits, cancellation);
        }
        catch (InvalidDataException)
        {
            return BodyStatus.Broken;
        }
    }

    private static async Task<BodyStatus> FillAsync(Stream source, BodyBuffer into, IntakeOptions limits, CancellationToken cancellation)
    {
        while (into.Length <= limits.MaxBytes)
        {
            if (!into.TryMakeRoom())
            {
                return BodyStatus.Busy;
            }

            var read = await source.ReadAsync(into.Free, cancellation);
            if (read == 0)
            {
                return BodyStatus.Complete;
            }

            into.Advance(read);
        }

        return BodyStatus.TooLarge;
    }

    private static async Task<bool> DiscardAsync(CountingStream raw, int most, CancellationToken cancellation)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            while (raw.Count < most)
            {
                if (await raw.ReadAsync(scratch, cancellation) == 0)
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }
}
