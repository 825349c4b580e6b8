using OerPortal.Accounts.Models;

namespace OerPortal.Accounts.Letters;

/// <summary>
/// The kinds of notices that people choose letters for. A notice's kind is that of the module that tells it, which its text's key begins with;
/// what is about the account's safety is a kind of its own.
/// </summary>
internal static class NoticeKinds
{
    internal const string Security = "security";

    internal const string Account = "account";

    internal const string Resources = "resources";

    internal const string Search = "search";

    /// <summary>Books on loan, holds: what waits for a day.</summary>
    internal const string Library = "library";

    internal const string Other = "other";

    private static readonly HashSet<string> OfSecurity =
    [
        "accounts.notice.failures", "accounts.notice.codes", "accounts.notice.secondStepReset", "accounts.notice.passwordByLink", "accounts.notice.address",
        "accounts.notice.newDevice", "accounts.notice.passkeyAdded", "signon.notice.linked", "signon.notice.device",
    ];

    /// <summary>In the order in which people read them.</summary>
    internal static IReadOnlyList<string> All { get; } = [Security, Account, Resources, Library, Search, Other];

    internal static string Of(string textKey)
        => OfSecurity.Contains(textKey) ? Security
            : textKey.Split('.')[0] switch
            {
                "accounts" => Account,
                "resources" or "ingest" => Resources,
                "search" => Search,
                "library" => Library,
                _ => Other,
            };

    /// <summary>What holds until somebody chooses.</summary>
    internal static NoticeMail Usual(string kind) => kind is Security or Library ? NoticeMail.AtOnce : NoticeMail.Daily;
}
