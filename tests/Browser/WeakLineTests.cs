using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>Villages look at these pages over lines that are slow and dear.</summary>
[Collection(BrowserSuite.Name)]
public sealed class WeakLineTests(Site site, ITestOutputHelper output)
{
    private const long MostBytes = 300_000;

    /// <summary>EDGE where it is weak.</summary>
    private static readonly Dictionary<string, object> SecondGeneration = new() { ["offline"] = false, ["latency"] = 300, ["downloadThroughput"] = 250_000 / 8, ["uploadThroughput"] = 50_000 / 8 };

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(12);

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_go_out_compressed(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await site.Program.Client.SendAsync(request);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 60_000);
    }

    [Fact]
    public async Task Nothing_in_a_page_that_a_stranger_could_guess_beside_stays_the_same()
    {
        var (first, second) = (await site.Program.Client.GetStringAsync("/?q=satu"), await site.Program.Client.GetStringAsync("/?q=satu"));
        string[] Sealed(string html) => [.. System.Text.RegularExpressions.Regex.Matches(html, "CfDJ8[\\w+/=-]+|nonce=\"([^\"]+)\"").Select(match => match.Value)];

        Assert.NotEmpty(Sealed(first));
        Assert.Empty(Sealed(first).Intersect(Sealed(second)));
    }

    [Fact]
    public async Task The_first_twelve_seconds_of_the_province_cost_at_most_300_kB_and_its_figures_are_readable_at_the_speed_of_2G()
    {
        await using var visit = await site.VisitAsync("about:blank");
        var line = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var files = 0L;
        using var received = new PackedFrames();
        using var sent = new PackedFrames();
        line.Event("Network.loadingFinished").OnEvent += (_, e) => files += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        line.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => received.Add(e!.Value.GetProperty("response"));
        line.Event("Network.webSocketFrameSent").OnEvent += (_, e) => sent.Add(e!.Value.GetProperty("response"));
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", SecondGeneration);

        var began = TimeProvider.System.GetTimestamp();
        await visit.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await Assertions.Expect(visit.Figure("services.completed")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Figure("services.completed")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\s*[\d.]+\s*$"));
        var readable = TimeProvider.System.GetElapsedTime(began);
        await visit.IsLiveAsync();
        var live = TimeProvider.System.GetElapsedTime(began);
        await Eventually.TrueAsync(() => Task.FromResult(TimeProvider.System.GetElapsedTime(began) >= Watched), Watched, () => "");

        var frames = received.Bytes + sent.Bytes;
        output.WriteLine(FormattableString.Invariant($"measured: 2G (250 kbit/s, 300 ms): figures readable after {readable.TotalSeconds:0.0} s, live after {live.TotalSeconds:0.0} s; {files / 1000} kB of files and {frames / 1000} kB of frames in {Math.Max(12, live.TotalSeconds):0} s"));
        Assert.True(readable < TimeSpan.FromSeconds(5), $"{readable}");
        Assert.True(files + frames <= MostBytes, $"{files} bytes of files, {frames} of frames");
    }

    /// <summary>What frames of one direction weigh on the line: one stream of deflate, flushed after each, as permessage-deflate does it.</summary>
    private sealed class PackedFrames : IDisposable
    {
        private const int Text = 1;

        private readonly MemoryStream _packed = new();
        private readonly DeflateStream _deflate;

        public PackedFrames() => _deflate = new(_packed, CompressionLevel.Fastest);

        public long Bytes
        {
            get
            {
                lock (_packed)
                {
                    return _packed.Length;
                }
            }
        }

        public void Add(JsonElement frame)
        {
            var payload = frame.GetProperty("payloadData").GetString()!;
            var bytes = frame.GetProperty("opcode").GetInt32() == Text ? Encoding.UTF8.GetBytes(payload) : Convert.FromBase64String(payload);
            lock (_packed)
            {
                _deflate.Write(bytes);
                _deflate.Flush();
            }
        }

        public void Dispose() => _deflate.Dispose();
    }
}
