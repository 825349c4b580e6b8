using System.Net;
using OerPortal.SignOn.Models;

namespace OerPortal.SignOn.Provider;

/// <summary>What the desk says of a system, as it is typed.</summary>
internal sealed class SystemForm
{
    private const int MostAddresses = 10;
    private const int LongestAddress = 500;

    public string? Name { get; set; }

    public SystemKind Kind { get; set; }

    /// <summary>One a line.</summary>
    public string? Redirects { get; set; }

    /// <summary>Where people may be sent after signing out; one a line.</summary>
    public string? AfterSignOut { get; set; }

    public string? LogoutAddress { get; set; }

    /// <summary>Somebody else runs it than the department.</summary>
    public bool IsThirdParty { get; set; } = true;

    public List<string> Scopes { get; set; } = [];

    internal IReadOnlyList<string> RedirectLines => Kind == SystemKind.Device ? [] : Lines(Redirects);

    internal IReadOnlyList<string> AfterSignOutLines => Kind == SystemKind.Device ? [] : Lines(AfterSignOut);

    internal string? ToldAt => Kind != SystemKind.Website || string.IsNullOrWhiteSpace(LogoutAddress) ? null : LogoutAddress.Trim();

    /// <summary>Field and key of a sentence for each thing that is wrong.</summary>
    internal IEnumerable<(string Field, string Key)> Faults()
    {
        Name = string.Join(' ', (Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Name.Length is 0 or > RegisteredSystem.NameLength)
            yield return (nameof(Name), "signon.system.fault.name");
        if (!Enum.IsDefined(Kind))
            yield return (nameof(Kind), "signon.system.fault.kind");
        if (Kind != SystemKind.Device && RedirectLines.Count == 0)
            yield return (nameof(Redirects), "signon.system.fault.noRedirect");
        if (!AreFit(RedirectLines))
            yield return (nameof(Redirects), "signon.system.fault.redirect");
        if (!AreFit(AfterSignOutLines))
            yield return (nameof(AfterSignOut), "signon.system.fault.redirect");
        if (ToldAt is { } told && (!Uri.TryCreate(told, UriKind.Absolute, out var address) || !IsSafeWeb(address)))
            yield return (nameof(LogoutAddress), "signon.system.fault.logout");
    }

    private bool AreFit(IReadOnlyList<string> addresses) => addresses.Count <= MostAddresses && addresses.All(IsFit);

    // Compared letter by letter later: what is no exact address is not taken.
    private bool IsFit(string text)
        => text.Length <= LongestAddress && !text.Contains('*', StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            && (IsSafeWeb(address) || (Kind == SystemKind.App && IsOfApp(address)));

    private static bool IsSafeWeb(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisDevice(address));

    private static bool IsThisDevice(Uri address) => address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    // A scheme of the app's own is a domain name turned round (RFC 8252 §7.1): nobody else's app answers to it by chance.
    private static bool IsOfApp(Uri address) => address.Scheme.Contains('.', StringComparison.Ordinal);

    private static IReadOnlyList<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
