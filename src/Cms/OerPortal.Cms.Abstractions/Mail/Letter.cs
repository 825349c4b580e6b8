namespace OerPortal.Cms.Mail;

/// <summary>
/// A letter to one address as its words; how it looks is the kernel's. Letters lie in strangers' hands for years: nothing in them names what
/// not everybody may see.
/// </summary>
/// <param name="To">The address.</param>
/// <param name="Name">Whose it is; may be empty.</param>
public sealed record Letter(string To, string Name, string Subject, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The language of the words, <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>The one thing to do, a button.</summary>
    public LetterStep? Step { get; init; }

    /// <summary>Why one gets it, in small letters at its end.</summary>
    public string? Reason { get; init; }

    /// <summary>Absolute address of a page that ends such letters, and does so at once when it is posted to (RFC 8058). Null for what must be told.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>When the mail server has taken it.</summary>
    public Func<CancellationToken, Task>? WhenSent { get; init; }

    /// <summary>When the mail server says that there is no such address.</summary>
    public Func<CancellationToken, Task>? WhenRefused { get; init; }
}

/// <param name="Address">Absolute.</param>
public sealed record LetterStep(string Text, string Address);
