namespace OerPortal.Sites.Models;

/// <summary>Kinds of blocks of a front page. Names are the strings <c>sites.front.{kind}</c>.</summary>
internal static class BlockKinds
{
    public const string Welcome = "welcome";
    public const string Search = "search";
    public const string Text = "text";
    public const string News = "news";
    public const string ReadOn = "read-on";
    public const string Newest = "newest";
    public const string Recommended = "recommended";
    public const string Collections = "collections";
    public const string MostRead = "most-read";
    public const string Pictures = "pictures";
    public const string Links = "links";
    public const string Numbers = "numbers";
    public const string Hours = "hours";
    public const string Subjects = "subjects";
    public const string Schools = "schools";
    public const string Events = "events";
    public const string Campaigns = "campaigns";

    private static readonly string[] Everywhere =
        [Welcome, Search, Text, News, ReadOn, Newest, Recommended, Collections, MostRead, Pictures, Links, Numbers, Hours, Events, Campaigns, Subjects];

    private static readonly Dictionary<string, string[]> Styles = new()
    {
        [Welcome] = ["plain", "banner", "side", "poster", "frame", "quiet"],
        [News] = ["cards", "list"],
        [Links] = ["tiles", "list"],
    };

    public static IReadOnlyList<string> Of(bool isPortal) => isPortal ? [.. Everywhere, Schools] : Everywhere;

    /// <summary>How it may look; the first is the usual way. Names are the strings <c>sites.front.style.{kind}.{style}</c>.</summary>
    public static IReadOnlyList<string> StylesOf(string kind) => Styles.GetValueOrDefault(kind, []);

    public static bool HasTitle(string kind) => kind is not (Welcome or Search or ReadOn or MostRead);

    public static bool HasText(string kind) => kind == Text;

    public static bool HasPictures(string kind) => kind is Welcome or Pictures;

    public static bool HasLines(string kind) => kind is Links or Numbers;

    /// <summary>Whether it may stand beside another one.</summary>
    public static bool MayBeHalf(string kind) => kind is Text or News or Hours or Links or Pictures or Numbers or Events;
}

/// <summary>Front pages to start from. Names are the strings <c>sites.layout.{name}</c>.</summary>
internal static class FrontLayouts
{
    /// <summary>What a site has that chose nothing.</summary>
    public const string Usual = "usual";

    private static readonly FrontBlock HalfNews = new() { Kind = BlockKinds.News, Style = "list", IsHalf = true };
    private static readonly FrontBlock HalfHours = new() { Kind = BlockKinds.Hours, IsHalf = true };

    private static readonly Dictionary<string, FrontBlock[]> Layouts = new()
    {
        ["banner"] = [Styled(BlockKinds.Welcome, "banner"), Of(BlockKinds.ReadOn), HalfNews, HalfHours, Of(BlockKinds.Newest), Tinted(BlockKinds.Collections), Of(BlockKinds.MostRead)],
        ["reading"] = [Styled(BlockKinds.Welcome, "quiet"), Of(BlockKinds.ReadOn), Tinted(BlockKinds.Recommended), Of(BlockKinds.Newest), Of(BlockKinds.MostRead), Of(BlockKinds.Pictures), HalfNews, HalfHours],
        ["bulletin"] = [Styled(BlockKinds.Welcome, "side"), Styled(BlockKinds.Links, "tiles"), Of(BlockKinds.News), Of(BlockKinds.ReadOn), Tinted(BlockKinds.Numbers), Of(BlockKinds.Newest), Of(BlockKinds.Collections)],
        ["treasure"] = [Styled(BlockKinds.Welcome, "quiet"), Of(BlockKinds.ReadOn), Of(BlockKinds.Collections), Tinted(BlockKinds.Recommended), Of(BlockKinds.Subjects), Of(BlockKinds.Newest), HalfNews, HalfHours],
    };

    public static IReadOnlyList<string> Names { get; } = [Usual, .. Layouts.Keys];

    public static FrontLayout? Find(string name, bool isPortal)
        => name == Usual ? UsualOf(isPortal) : Layouts.TryGetValue(name, out var blocks) ? new FrontLayout { Blocks = blocks } : null;

    public static FrontLayout UsualOf(bool isPortal) => new()
    {
        Blocks = isPortal
            ? [.. All(BlockKinds.Welcome, BlockKinds.ReadOn, BlockKinds.Newest, BlockKinds.MostRead, BlockKinds.Subjects, BlockKinds.Schools, BlockKinds.News)]
            : [.. All(BlockKinds.Welcome, BlockKinds.ReadOn, BlockKinds.News, BlockKinds.Newest, BlockKinds.MostRead)],
    };

    private static IEnumerable<FrontBlock> All(params string[] kinds) => kinds.Select(Of);

    private static FrontBlock Of(string kind) => new() { Kind = kind };

    private static FrontBlock Styled(string kind, string style) => new() { Kind = kind, Style = style };

    private static FrontBlock Tinted(string kind) => new() { Kind = kind, IsTinted = true };
}
