using OerPortal.Cms.Security;

namespace OerPortal.Resources.Outside;

/// <summary>How many addresses each person had read in this hour, in memory alone: the portal is nobody's way to ask strangers in numbers. Singleton.</summary>
internal sealed class LinkTurns(LinkSettings settings, TimeProvider time)
{
    private readonly WindowCounts<Guid> _counts = new(TimeSpan.FromHours(1), time);

    /// <summary>Counts one more; false when the person had enough of them.</summary>
    internal bool Take(Guid personId) => _counts.Count(personId) <= settings.PersonAnHour;
}
