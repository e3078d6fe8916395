using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Intake;

/// <summary>Finds the village that an event's <c>subject</c> names: a Kemendagri code, or a BPS code where the sender says <c>scheme=bps</c>.</summary>
internal sealed class SubjectReader(RegionRegister register)
{
    public (RegionCode? Village, Rejection? Rejection) Read(string? subject, string? scheme)
    {
        if (string.IsNullOrEmpty(subject))
        {
            return (null, Rejection.Because(RejectCode.InvalidEvent, "subject", Reasons.Missing));
        }

        if (scheme is not (null or "bps" or "kemendagri"))
        {
            return (null, Rejection.Because(RejectCode.InvalidEvent, "scheme", Reasons.Choice, "kemendagri, bps"));
        }

        if (Find(subject, scheme == "bps") is not { } region)
        {
            return (null, Rejection.Of(RejectCode.UnknownRegion, "subject", EventReader.Echo(subject)));
        }

        return region.Code.IsVillage
            ? (region.Code, null)
            : (null, Rejection.Of(RejectCode.NotAVillage, "subject", region.Code.ToString(), region.Name));
    }

    private Region? Find(string subject, bool bps) =>
        (bps ? register.TryFindBps(subject.Replace(".", "", StringComparison.Ordinal), out var region)
            : RegionCode.TryParse(subject, out var code) && register.TryFind(code, out region)) ? region : null;
}
