namespace OerPortal.Theme;

/// <summary>
/// A cover as it stands on a shelf. With <paramref name="ImageUrl"/> the picture is shown; without it the portal makes
/// one: a coloured ground, woven spine, kind, title in the book face, author. The title of the resource always stands
/// beside a cover as text, so the cover itself is hidden from screen readers.
/// </summary>
/// <param name="Title">Title as the contributor wrote it.</param>
/// <param name="Author">Names as they should be read, already joined.</param>
/// <param name="Kind">Kind in the reader's language ("Sách điện tử").</param>
/// <param name="Tone">Of <see cref="CoverTone"/>; another one is drawn as the usual one.</param>
/// <param name="ImageUrl">Address of the real cover, or null.</param>
/// <param name="ImageWidth">Pixels; with the height it keeps the shelf still while pictures load.</param>
/// <param name="ImageHeight">Pixels.</param>
/// <param name="Eager">True for a cover that is visible at once (the resource page): it is not loaded lazily.</param>
public sealed record CoverModel(
    string Title,
    string? Author = null,
    string? Kind = null,
    string? Tone = null,
    string? ImageUrl = null,
    int? ImageWidth = null,
    int? ImageHeight = null,
    bool Eager = false)
{
    /// <summary>Class that sets a long title smaller, so that it is read whole rather than cut.</summary>
    public string? TitleLength => Title.Length switch
    {
        > 60 => "longer",
        > 32 => "long",
        _ => null,
    };
}
