using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Programme;

/// <summary>Registers the villages that public sources name, as events of the programme office: once, in a journal of real events.</summary>
internal sealed partial class ProgrammeSeed(
    SimulationMode simulation, RegionRegister register, IEventJournal journal, IGrainFactory grains, ILogger<ProgrammeSeed> logger) : BackgroundService
{
    public const string Source = "/smartvillage/programme";

    /// <summary>The receipt under which they stand.</summary>
    private const string Receipt = "00000000000000000PR0GRAMME";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The event that registers a village: on New Year of the year in which the source names it.</summary>
    public static VillageEvent EventOf(ProgrammeVillage village) => new(
        0, EventType.Stage, Source, village.Code.ToString(), Wib.StartOf(new(village.Since, 1, 1)), new StageData(village.Stage, null, village.Prototype));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var village in simulation.IsOn ? [] : ProgrammeTable.ReadEmbedded().Where(v => register.TryFind(v.Code, out _)))
        {
            while (!await TryRecordAsync(village, stoppingToken))
            {
                await Task.Delay(Pause, TimeProvider.System, stoppingToken);
            }
        }
    }

    /// <summary>Records the village's event unless it is there; <see langword="false"/> when the journal can't be reached now.</summary>
    private async Task<bool> TryRecordAsync(ProgrammeVillage village, CancellationToken cancellation)
    {
        try
        {
            // Looked up first: a start that sent it again would count it as a duplicate of the day.
            var key = JournalHash.EventKey(Source, village.Code.ToString());
            if (!(await journal.ReadOriginalsAsync(village.Code, [key], long.MaxValue, cancellation)).IsEmpty)
            {
                return true;
            }

            var result = await grains.GetGrain<IDesaGrain>(village.Code.ToString()).RecordAsync(new(Receipt, [EventOf(village)]));
            if (result.Status != RecordStatus.Recorded)
            {
                return false;
            }

            if (result.Outcomes[0].Rejection is { } rejection)
            {
                LogRefused(village.Code, rejection.Code, rejection.Field);
            }

            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is, it must not end the process: the villages can wait.
            LogWaiting(e.Message);
            return false;
        }
    }

    [LoggerMessage(6200, LogLevel.Warning, "The programme's villages wait for the journal: {Reason}")]
    private partial void LogWaiting(string reason);

    [LoggerMessage(6201, LogLevel.Error, "The programme's event of {Village} was refused: {Code} in {Field}")]
    private partial void LogRefused(RegionCode village, RejectCode code, string field);
}
