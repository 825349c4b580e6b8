using System.Globalization;
using System.Text;

namespace OerPortal.Ingest.Pipeline;

/// <summary>A sentence for the owner, in the language they read: its key and the values in it.</summary>
public sealed record RefusalSentence(string Key, params string[] Arguments)
{
    /// <summary>Five attempts were in vain.</summary>
    public static RefusalSentence Failed { get; } = new("ingest.failed");

    /// <summary>Whoever runs the portal has taken it out of the queue.</summary>
    public static RefusalSentence Parked { get; } = new("ingest.parked");

    /// <summary>Longer than the scanner reads.</summary>
    public static RefusalSentence TooLargeToScan { get; } = new("ingest.too-large-to-scan");

    /// <summary>Malware was found.</summary>
    /// <param name="signature">The scanner's name for it.</param>
    /// <param name="place">The member it is in, or null.</param>
    public static RefusalSentence Infected(string signature, string? place) => place is null
        ? new RefusalSentence("ingest.infected", signature)
        : new RefusalSentence("ingest.infected-member", signature, Shorten(place));

    /// <summary>A rule was broken.</summary>
    public static RefusalSentence Of(Refusal reason) => new($"ingest.refusal.{Kebab.From(reason.ToString())}");

    /// <summary>A rule was broken, in a member that the sentence then names.</summary>
    public static RefusalSentence Of(FileRefusedException refused) => refused.Member is { } member ? Of(refused.Reason) with { Arguments = [Shorten(Plain(member))] } : Of(refused.Reason);

    // What cannot be seen, or turns the words after it around, is shown as a box.
    private static string Plain(string name) => new([.. name.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Surrogate ? '□' : c)]);

    private static string Shorten(string name) => name.Length <= 80 ? name : "…" + name[^79..];
}

/// <summary>Enum names as they stand in keys and the audit log.</summary>
internal static class Kebab
{
    public static string From(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(c));
        }
        return kebab.ToString();
    }
}
