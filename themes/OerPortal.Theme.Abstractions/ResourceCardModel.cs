namespace OerPortal.Theme;

/// <summary>A learning resource on a shelf: cover, title, one line of facts, and how far it was read.</summary>
/// <param name="Url">Address of the resource page, or of the reader on a "read on" shelf.</param>
/// <param name="Facts">"Ngữ văn · Lớp 6 · 84 trang".</param>
/// <param name="ProgressPercent">0 to 100; null when it was not opened.</param>
/// <param name="Tag">A state that matters here ("Chờ duyệt").</param>
public sealed record ResourceCardModel(
    CoverModel Cover,
    string Title,
    string Url,
    string? Facts = null,
    int? ProgressPercent = null,
    TagModel? Tag = null)
{
    /// <summary>Null where it stands for something that is not published, or is kept already.</summary>
    public CardTools? Tools { get; init; }
}

/// <summary>A row of resources with a heading; slides sideways on phones unless <paramref name="Wrap"/>.</summary>
/// <param name="More">"Xem tất cả", shown beside the heading.</param>
/// <param name="Wrap">True where all should be seen at once (a collection), not a sample.</param>
public sealed record ShelfModel(
    string Title,
    IReadOnlyList<ResourceCardModel> Items,
    ActionLink? More = null,
    bool Wrap = false);
