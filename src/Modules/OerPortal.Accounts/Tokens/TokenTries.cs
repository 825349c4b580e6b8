using System.Net;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Tokens;

/// <summary>
/// How many tokens that are none came from each address in this minute, in memory alone. Nobody guesses 256 bits; this makes a
/// program with an old token notice. Singleton.
/// </summary>
internal sealed class TokenTries(TimeProvider time)
{
    internal const int MostAMinute = 60;

    private readonly WindowCounts<string> _counts = new(TimeSpan.FromMinutes(1), time);

    internal bool AreTooMany(IPAddress? from) => _counts.Of(SignInAttempts.AddressKey(from)) >= MostAMinute;

    internal void Count(IPAddress? from) => _counts.Count(SignInAttempts.AddressKey(from));
}
