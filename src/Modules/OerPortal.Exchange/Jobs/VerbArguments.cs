using OerPortal.Cms.Sites;

namespace OerPortal.Exchange.Jobs;

/// <summary>What stands behind a verb: plain words, switches, and names with a value.</summary>
internal sealed record VerbArguments(IReadOnlyList<string> Plain, IReadOnlyDictionary<string, string> Named, IReadOnlyList<string> Switches)
{
    internal static VerbArguments Read(IReadOnlyList<string> arguments, params string[] withValue)
    {
        var plain = new List<string>();
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var switches = new List<string>();
        for (var at = 0; at < arguments.Count; at++)
        {
            if (withValue.Contains(arguments[at]) && at + 1 < arguments.Count)
                named[arguments[at]] = arguments[++at];
            else if (arguments[at].StartsWith("--", StringComparison.Ordinal))
                switches.Add(arguments[at]);
            else
                plain.Add(arguments[at]);
        }

        return new VerbArguments(plain, named, switches);
    }

    internal string? Value(string name) => Named.GetValueOrDefault(name);

    internal bool Has(string name) => Switches.Contains(name);

    /// <summary>A school by its slug; "-" is the portal.</summary>
    internal static Site? SiteOf(ISites sites, string slug) => slug == "-" ? sites.Portal : sites.FindBySlug(slug);
}
