using OerPortal.Cms.Security;

namespace OerPortal.SignOn.Provider;

/// <summary>
/// Slows down who guesses codes of devices: wrong ones are counted by person, in memory. Only who is signed in may try, and there are 25,600 million codes, each for ten
/// minutes. Singleton.
/// </summary>
internal sealed class DeviceTries(TimeProvider time)
{
    internal const int Most = 10;

    private readonly WindowCounts<Guid> _wrong = new(TimeSpan.FromMinutes(10), time);

    internal bool AreTooMany(Guid personId) => _wrong.Of(personId) >= Most;

    internal void Count(Guid personId) => _wrong.Count(personId);

    internal int SecondsLeft() => _wrong.SecondsLeft();
}
