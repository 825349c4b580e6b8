namespace OerPortal.Resources;

/// <summary>Kinds of learning resource (loại học liệu). Names are the strings <c>kind.{code}</c>.</summary>
public static class ResourceKinds
{
    public static IReadOnlyList<string> All { get; } =
    [
        "sach-dien-tu", "bai-giang", "ke-hoach-bai-day", "phieu-bai-tap", "de-kiem-tra", "tai-lieu", "am-thanh", "video", "hinh-anh", "mo-phong", "khac",
    ];
}
