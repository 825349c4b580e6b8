using System.Collections.Concurrent;
using OerPortal.Cms.Data;

namespace OerPortal.Accounts.SignIn;

/// <summary>
/// Of whom something has changed that their cookies do not know yet: a session ended, a password or a role is another. Triggers of the
/// schema say so to every instance (channel <c>oer_person</c>), however it came about; who makes a change here is heard at once. Singleton.
/// </summary>
public sealed class PersonChanges(IHearing hearing, TimeProvider time) : INotificationHandler
{
    /// <summary>Longer than a cookie is believed, by more than clocks of instances differ.</summary>
    private static readonly TimeSpan LookedAtFor = SessionCookieEvents.LookAgainAfter * 2;

    private readonly ConcurrentDictionary<Guid, long> _changed = new();

    public string Channel => "oer_person";

    public Task HeardAsync(string payload, CancellationToken cancellation)
    {
        if (Guid.TryParse(payload, out var personId))
            Heard(personId);
        return Task.CompletedTask;
    }

    internal void Heard(Guid personId)
    {
        _changed[personId] = time.GetTimestamp();
        foreach (var (old, at) in _changed)
        {
            if (time.GetElapsedTime(at) > LookedAtFor)
                _changed.TryRemove(KeyValuePair.Create(old, at));
        }
    }

    /// <summary>Whether the person's cookie must be compared with the database now. So it is for everybody after a time in which this instance may not have heard something.</summary>
    internal bool MustLookAt(Guid personId)
        => !hearing.HasHeardAllFor(LookedAtFor) || (_changed.TryGetValue(personId, out var at) && time.GetElapsedTime(at) <= LookedAtFor);
}
