namespace OerPortal.Sites.Markup;

/// <summary>
/// The named blocks: fenced blocks of Markdown whose name the portal knows, so that any other program shows the same lines as plain text.
/// </summary>
internal static class BlockNames
{
    /// <summary>A line for each book: its address, and after a bar why it is shown.</summary>
    public const string Books = "sach";

    /// <summary>The address of a collection.</summary>
    public const string Collection = "bo-suu-tap";

    /// <summary>The address of a film of the repository.</summary>
    public const string Film = "phim";

    /// <summary>A line for each file: its address, and after a bar what it is called.</summary>
    public const string Files = "tep";

    /// <summary>Lines "Điện thoại: …"; without any, what the site says of itself.</summary>
    public const string Contact = "lien-he";

    /// <summary>Lines "Thứ Hai: 7:00–11:00"; without any, what the site says of itself.</summary>
    public const string Hours = "gio-mo-cua";

    public static IReadOnlyList<string> All { get; } = [Books, Collection, Film, Files, Contact, Hours];
}
