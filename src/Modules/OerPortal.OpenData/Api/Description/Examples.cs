using System.Text.Json;
using System.Text.Json.Nodes;
using OerPortal.Ingest;
using OerPortal.OpenData.Views;
using OerPortal.Resources;

namespace OerPortal.OpenData.Api.Description;

/// <summary>Examples of answers, in the same types as the answers themselves, so that they cannot grow old.</summary>
internal static class Examples
{
    private const string Origin = "https://hoclieu.example.edu.vn";
    private const string Id = "7h2k9m4xqa";
    private const string CollectionId = "b3n8w5ckyd";
    private static readonly DateTimeOffset At = new(2026, 9, 5, 1, 30, 0, TimeSpan.Zero);
    private static readonly SchoolNameView School = new("thcs-ly-son", "Trường THCS Lý Sơn", Origin + "/truong/thcs-ly-son");
    private static readonly Guid FileId = new("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
    private static readonly FileView File = new(FileId, "nui-ngoc-linh.epub", "application/epub+zip", 1_634_201, Origin + FileAddress.Download(FileId), 84, null);

    private static readonly ResourceView Resource = new(
        Id, Origin + ResourceAddress.Page(Id), Origin + OpenDataAddress.Resource(Id), "Sự tích núi Ngọc Linh", null, "Truyện cổ Xơ Đăng kể lại cho học sinh lớp 6.",
        [new("Y Hnhân", "aut")], ["truyện cổ"], ["vi", "sed"], "sach-dien-tu", ["thcs"], [6], ["ngu-van"],
        [new("teaches", "Chương trình GDPT 2018", "Đọc mở rộng: truyền thuyết", null, "gdpt-2018/ngu-van/6/truyen-thuyet")], new(11, 12), 45, 84, ["reading"], ["student"], null, null,
        new(["alternativeText", "tableOfContents"], ["none"], ["textual"], null),
        new("cc-by-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", null), Rights.Descriptions, null, "2025", null, null,
        [new("isbn", "9786040000000")], [], School, [new(CollectionId, "Truyện cổ Tây Nguyên", Origin + ResourceAddress.Collection(CollectionId))],
        Origin + FileAddress.Cover(FileId), Origin + ResourceAddress.Reader(Id), [File], [new("https://www.youtube.com/watch?v=k2x9M4aQ7hE", "Núi Ngọc Linh nhìn từ trên cao")], 1, At, At, At.AddMinutes(1), 1207);

    private static readonly CollectionView Collection = new(
        CollectionId, "Truyện cổ Tây Nguyên", "Chọn cho lớp 6.", School, Origin + ResourceAddress.Collection(CollectionId), Origin + OpenDataAddress.Collection(CollectionId), 1,
        $"{Origin}{OpenDataAddress.Api}/resources?collection={CollectionId}", At);

    private static readonly SchoolView Contributor = new(
        School.Slug, School.Name, "thcs", School.Address, Origin + OpenDataAddress.School(School.Slug), 128, $"{Origin}{OpenDataAddress.Api}/resources?school={School.Slug}");

    /// <summary>An answer of an operation.</summary>
    public static JsonNode? Of(string operation) => operation switch
    {
        "listResources" => List(Resource, 3120, $"{Origin}{OpenDataAddress.Api}/resources?cursor=bjE3MzI4"),
        "getResource" => Node(Resource),
        "listFiles" => List(File, 1),
        "listChanges" => Node(new ChangeListView([new(Id, 1207, At, false, Resource), new("q4t7v2mzcd", 1208, At, true, null)], 1208, null, Rights.Descriptions)),
        "listCollections" => List(Collection, null),
        "getCollection" => Node(new CollectionWithItemsView(
            Collection.Id, Collection.Title, Collection.Description, School, Collection.Address, Collection.Self, 1, Collection.Resources, At,
            [new(Id, Resource.Title, Resource.Address, Resource.Self, "Đọc trước chương 1.")], [new("Tuần 1", "Làm quen với truyện cổ.", [Id])])),
        "listSchools" => List(Contributor, 412),
        "getSchool" => Node(Contributor),
        "listSubjects" => List(Term("ngu-van", "Ngữ văn", "Literature", ApiParameters.Subject), 30),
        "listLevels" => List(Term("thcs", "THCS", "Lower secondary", ApiParameters.Level), 5),
        "listKinds" => List(Term("sach-dien-tu", "Sách điện tử", "E-book", ApiParameters.Kind), 11),
        _ => null,
    };

    /// <summary>A value for a name in a path.</summary>
    public static string InPath(string name) => name switch
    {
        "publicId" => Id,
        "collectionId" => CollectionId,
        _ => School.Slug,
    };

    private static TermView Term(string code, string vi, string en, ApiParameter parameter)
        => new(code, new(vi, en), 512, $"{Origin}{OpenDataAddress.Api}/resources?{parameter.Name}={code}");

    private static JsonNode? List<T>(T item, int? total, string? next = null) => Node(new ListView<T>([item], total, next, Rights.Descriptions));

    private static JsonNode? Node<T>(T thing) => JsonSerializer.SerializeToNode(thing, OpenJson.Form);
}
