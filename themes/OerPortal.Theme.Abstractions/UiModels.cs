namespace OerPortal.Theme;

/// <summary>How a note, a tag or a state speaks: neutral, good, a warning, or something that went wrong.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>Something worked: published, scanned, saved.</summary>
    Good,

    /// <summary>Something waits for somebody: returned, about to expire.</summary>
    Warn,

    /// <summary>Something went wrong: a virus was found, a file is broken.</summary>
    Bad,
}

/// <summary>A link that names what happens, with an icon of the sprite when there is one.</summary>
public sealed record ActionLink(string Text, string Url, string? Icon = null);

/// <summary>A short fact in a pill: a licence, a format, a state.</summary>
public sealed record TagModel(string Text, Tone Tone = Tone.Plain, string? Icon = null);

/// <summary>One step of a breadcrumb trail; the last has no address, it is the page itself.</summary>
public sealed record Crumb(string Text, string? Url = null);
