namespace OerPortal.OpenData.Marc;

/// <summary>What MARC makes of a kind of resource: type of record (leader 06), shape of 008, and the RDA terms of 336.</summary>
internal sealed record MarcKind(char Type, MarcShape Shape, string ContentTerm, string ContentCode)
{
    private static readonly MarcKind Text = new('a', MarcShape.Book, "text", "txt");

    /// <param name="code">Of the resource module.</param>
    public static MarcKind Of(string code) => code switch
    {
        "am-thanh" => new('i', MarcShape.Sound, "spoken word", "spw"),
        "video" => new('g', MarcShape.Visual, "two-dimensional moving image", "tdi"),
        "hinh-anh" => new('k', MarcShape.Visual, "still image", "sti"),
        "mo-phong" or "bai-giang" => new('m', MarcShape.Computer, "computer program", "cop"),
        _ => Text,
    };
}

internal enum MarcShape
{
    Book,
    Computer,
    Sound,
    Visual,
}
