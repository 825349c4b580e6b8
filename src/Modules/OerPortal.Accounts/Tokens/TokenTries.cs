using System.Collections.Concurrent;
using System.Net;
using OerPortal.Accounts.SignIn;

namespace OerPortal.Accounts.Tokens;

/// <summary>
/// How many tokens that are none came from each address in this minute, in memory alone. Nobody guesses 256 bits; this makes a
/// program with an old token notice. Singleton.
/// </summary>
internal sealed class TokenTries(TimeProvider time)
{
    internal const int MostAMinute = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (long Minute, int Count)> _counts = new();

    private long Now => time.GetUtcNow().Ticks / Window.Ticks;

    internal bool AreTooMany(IPAddress? from) => _counts.TryGetValue(SignInAttempts.AddressKey(from), out var count) && count.Minute == Now && count.Count >= MostAMinute;

    internal void Count(IPAddress? from)
    {
        var minute = Now;
        foreach (var (address, count) in _counts)
        {
            if (count.Minute != minute)
                _counts.TryRemove(KeyValuePair.Create(address, count));
        }
        _counts.AddOrUpdate(SignInAttempts.AddressKey(from), (minute, 1), (_, before) => (minute, before.Minute == minute ? before.Count + 1 : 1));
    }
}
