using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Intake;
using SmartVillage.Silo.Storage.Copy;
using SmartVillage.Silo.Storage.Sqlite;
using SmartVillage.Tests.Http;
using SmartVillage.Tests.Journal;
using static SmartVillage.Tests.Journal.Rows;

namespace SmartVillage.Tests.Postgres;

/// <summary>A journal moves from one database to another as it stands.</summary>
public sealed class CopyTests(SharedPostgres postgres) : IDisposable
{
    private static readonly RegionCode[] Villages = [Hanura, Podomoro, Sidodadi];

    private readonly TemporaryDirectory _from = new(), _to = new();

    [Fact]
    public async Task A_journal_goes_to_postgres_and_back_with_every_value_and_a_broken_off_copy_goes_on()
    {
        await WriteAsync(_from, rows: 40);
        ResidentKey.Replace(_from.Path, [.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
        var text = await postgres.NewSchemaAsync();
        Assert.Equal("3 villages, 120 events (120 copied now)", await CopiedAsync(_from.Path, text));
        await WriteAsync(_from, rows: 7, receipt: "R2");
        Assert.Equal("3 villages, 141 events (21 copied now)", await CopiedAsync(_from.Path, text));
        Assert.Equal("3 villages, 141 events (0 copied now)", await CopiedAsync(_from.Path, text));
        Assert.Equal("3 villages, 141 events (141 copied now)", await CopiedAsync(text, _to.Path));

        var expected = await EntriesAsync(_from);
        Assert.Equal(141, expected.Count);
        await using var middle = await CopyPlaces.OpenAsync("--to", text, mustExist: true, CancellationToken.None);
        Assert.Equal(expected, await TextsAsync(middle.Journal));
        Assert.Equal(JournalContent.Real, await middle.Journal.ReadContentAsync(CancellationToken.None));
        Assert.Equal(3, (await middle.Journal.ReadHeadsSinceAsync(Noon.AddMinutes(7), CancellationToken.None)).Length);
        Assert.Equal(expected, await EntriesAsync(_to));
        Assert.Equal(ResidentKey.Find(_from.Path), ResidentKey.Find(_to.Path));
    }

    [Fact]
    public async Task What_was_shown_at_past_hours_goes_along_there_and_back_and_what_is_kept_stays()
    {
        await WriteAsync(_from, rows: 1);
        const int Hours = ShownHour.Page + 3; // more than a page, the last hour of one region and the first of the next in one
        await using (var place = new SqlitePlace(_from.Path))
        {
            await place.WriteHistoryAsync([.. Enumerable.Range(0, Hours).Select(i => new ShownHour(i < Hours / 2 ? 1800000000 : 1809000000, 500_000 + i, [(byte)i, (byte)(i >> 8)]))], default);
        }

        var text = await postgres.NewSchemaAsync();
        await using (var middle = await CopyPlaces.OpenAsync("--to", text, mustExist: true, default))
        {
            await middle.WriteHistoryAsync([new(1809000000, 499_000, [7])], default);
            await CopiedAsync(_from.Path, text);
            await middle.WriteHistoryAsync([new(1809000000, 499_000, [8])], default);
        }

        await CopiedAsync(_from.Path, text);
        await CopiedAsync(text, _to.Path);
        Assert.Equal(Hours, (await HoursAsync(_from)).Count);
        Assert.Equal((await HoursAsync(_from)).Append("1809000000 499000 07").Order(), (await HoursAsync(_to)).Order());
    }

    [Fact]
    public async Task A_target_with_other_events_is_refused_and_left_as_it_is()
    {
        await WriteAsync(_from, rows: 5);
        await WriteAsync(_to, rows: 5, receipt: "R1", id: "other");
        var text = await postgres.NewSchemaAsync();
        await CopiedAsync(_to.Path, text);

        Assert.Contains("--to holds events", await RefusedAsync(_from.Path, text), StringComparison.Ordinal);
        await using var place = await CopyPlaces.OpenAsync("--to", text, mustExist: true, CancellationToken.None);
        Assert.Equal(await EntriesAsync(_to), await TextsAsync(place.Journal));
    }

    [Fact]
    public async Task A_broken_chain_is_not_copied()
    {
        await WriteAsync(_from, rows: 5);
        using (var connection = SqliteFile.Open(_from.File("journal.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            SqliteFile.Execute(connection, "update journal set content_hash = zeroblob(32) where seq = 3");
        }

        Assert.Contains("broken at seq 3", await RefusedAsync(_from.Path, await postgres.NewSchemaAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from", "--to", "x")]
    [InlineData("--to", "--from", "x")]
    [InlineData("--from", "--from", "/no/such/directory", "--to", "x")]
    [InlineData("--to", "--from", "DATA", "--to", "Host=127.0.0.1;Password=geheim")]
    [InlineData("--to", "--from=DATA", "--to=Host=127.0.0.1;Port=1;Database=x;Username=y;Password=geheim")]
    [InlineData("Argument 1", "Host=127.0.0.1;Password=geheim")]
    public async Task What_is_wrong_is_told_with_the_argument_and_without_the_password(string name, params string[] arguments)
    {
        await WriteAsync(_from, rows: 1);
        var errors = new StringWriter();
        Assert.Equal(1, await CopyCommand.RunAsync(["copy", .. arguments.Select(a => a.Replace("DATA", _from.Path, StringComparison.Ordinal))], TextWriter.Null, errors));

        Assert.StartsWith(name, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_start_of_the_program_is_no_copy() => Assert.Null(await CopyCommand.RunAsync(["--urls=http://localhost:1"], TextWriter.Null, TextWriter.Null));

    [Fact]
    public async Task A_silo_on_the_target_verifies_and_keeps_the_catalogue()
    {
        var text = await postgres.NewSchemaAsync();
        var sent = new JsonArray([.. new Processes.Load().Villages.Select(village => CloudEvents.Completed(village))]);
        await using (var first = new PlacedServer("SmartVillage:DataDirectory", _from.Path))
        {
            await first.InitializeAsync();
            using var answer = await first.Client.PostAsJsonAsync("/api/v1/events", sent);
            Assert.True(answer.IsSuccessStatusCode);
        }

        using (var connection = SqliteFile.Open(_from.File("snapshots.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            SqliteFile.Execute(connection, "update grain_state set version = 7 where grain_type = 'katalog/katalog'");
        }

        await CopiedAsync(_from.Path, text);
        await using var second = new PlacedServer("ConnectionStrings:SmartVillage", text);
        await second.InitializeAsync();
        var verified = await second.GetAsync("/api/v1/regions/18/verify");
        Assert.True((bool)verified["ok"]!, verified.ToJsonString());
        Assert.Equal(sent.Count, (int)(await second.GetAsync("/api/v1/regions/18/summary?window=30d"))["services"]!["completed"]!);
        Assert.NotEmpty((await second.GetAsync("/api/v1/services")).AsArray());
        await using var place = await CopyPlaces.OpenAsync("--to", text, mustExist: true, CancellationToken.None);
        Assert.Equal(7, Assert.Single(await place.ReadStatesAsync(CancellationToken.None), state => state.GrainType == "katalog/katalog").Version);
        Assert.Equal(ResidentKey.Find(_from.Path), await place.ReadResidentKeyAsync(CancellationToken.None));
    }

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    private static async Task WriteAsync(TemporaryDirectory place, int rows, string receipt = "R1", string id = "e")
    {
        using var journal = new SqliteJournal(place.File("journal.db"), TimeProvider.System);
        foreach (var village in Villages)
        {
            var head = await journal.ReadHeadAsync(village, CancellationToken.None);
            for (var i = 0; i < rows; i++)
            {
                var row = Row($"{id}-{receipt}-{i}", receipt: receipt, request: i % 3 == 0 ? $"q{i}" : null, corrects: i % 5 == 4 ? $"{id}-{receipt}-{i - 1}" : null);
                head = (await journal.AppendAsync(new Append(village, head, [row]), Noon.AddMinutes(i % 9))).Head;
            }
        }
    }

    private static async Task<string> CopiedAsync(string from, string to)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exit = await CopyCommand.RunAsync(["copy", "--from", from, "--to", to], output, errors);
        Assert.True(exit == 0, errors.ToString());
        Assert.EndsWith("all heads agree.\n", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        return output.ToString().Split(" in ")[0];
    }

    private static async Task<string> RefusedAsync(string from, string to)
    {
        var errors = new StringWriter();
        Assert.Equal(1, await CopyCommand.RunAsync(["copy", "--from", from, "--to", to], TextWriter.Null, errors));
        return errors.ToString();
    }

    private static async Task<List<string>> EntriesAsync(TemporaryDirectory place)
    {
        using var journal = new SqliteJournal(place.File("journal.db"), TimeProvider.System);
        return await TextsAsync(journal);
    }

    private static async Task<List<string>> HoursAsync(TemporaryDirectory directory)
    {
        await using var place = new SqlitePlace(directory.Path);
        List<string> texts = [];
        var last = ShownHour.BeforeAll;
        while (await place.ReadHistoryAsync(last, default) is { Count: > 0 } hours)
        {
            texts.AddRange(hours.Select(row => $"{row.Region} {row.Hour} {Convert.ToHexString(row.Shown)}"));
            last = hours[^1];
        }

        return texts;
    }

    /// <summary>Every value of every row, as a text that compares.</summary>
    private static async Task<List<string>> TextsAsync(IEventJournal journal)
    {
        List<string> texts = [];
        foreach (var village in Villages)
        {
            texts.AddRange((await journal.CheckedAsync(village)).Select(e =>
                $"{e.Village} {e.Seq} {e.EventKey} {Convert.ToHexString(e.ContentHash.AsSpan())} {Convert.ToHexString(e.ChainHash.AsSpan())} {e.Type} {e.Time.UtcTicks} "
                + $"{e.ReceivedAt.UtcTicks} {e.Receipt} {e.RequestKey} {e.Corrects} {Convert.ToHexString(e.Payload.Span)}"));
        }

        return texts;
    }

    /// <summary>A silo that keeps its data where the test says.</summary>
    private sealed class PlacedServer(string key, string place) : SiloServer
    {
        protected override void Configure(IWebHostBuilder builder)
        {
            builder.UseSetting(key, place);
            builder.UseSetting("SmartVillage:Demo", "false");
        }

        protected override void ConfigureServices(IServiceCollection services)
        {
        }
    }
}
