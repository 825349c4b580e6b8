namespace OerPortal.SearchQuality.Articles;

/// <summary>One way of typing.</summary>
/// <param name="Aim">The MRR that is aimed at, or null.</param>
internal sealed record LookUpKind(string Name, double? Aim)
{
    public static readonly LookUpKind Marked = new("title, with marks", 0.95);
    public static readonly LookUpKind Unmarked = new("title, without marks", 0.85);
    public static readonly LookUpKind MarkedSlip = new("title, with marks and a typing error", 0.75);
    public static readonly LookUpKind UnmarkedSlip = new("title, without marks and with a typing error", 0.75);
    public static readonly LookUpKind Telex = new("title, Telex keys", null);
    public static readonly LookUpKind Vni = new("title, VNI keys", null);
    public static readonly LookUpKind Joined = new("title, joined without marks", null);
    public static readonly LookUpKind MarkedJoined = new("title, joined with marks", null);
    public static readonly LookUpKind Phrase = new("4–6 words from inside the text", null);

    public static IReadOnlyList<LookUpKind> All { get; } = [Marked, Unmarked, MarkedSlip, UnmarkedSlip, Telex, Vni, Joined, MarkedJoined, Phrase];
}
