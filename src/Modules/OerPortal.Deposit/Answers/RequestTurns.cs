using OerPortal.Cms.Security;

namespace OerPortal.Deposit.Answers;

/// <summary>How many requests came with each token in this minute, in memory alone: one program's hurry is not everybody's. Singleton.</summary>
internal sealed class RequestTurns(DepositSettings settings, TimeProvider time)
{
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly WindowCounts<string> _counts = new(Window, time);

    internal int Limit => settings.RequestsPerMinute;

    /// <summary>Counts one more.</summary>
    /// <returns>How many are left, less than zero when there were too many, and in how many seconds there are all again.</returns>
    internal (int Left, int Seconds) Take(string token) => (Limit - _counts.Count(token), _counts.SecondsLeft());
}
