using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Tests.Kit;

/// <summary>An index that holds a small library of its own, put there directly, without a portal around it.</summary>
public abstract class IndexedLibrary : IAsyncLifetime
{
    private static readonly DateTimeOffset FirstDay = new(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(7));
    private readonly Dictionary<Guid, string> _titles = [];
    private readonly Dictionary<Guid, SearchEntry> _entries = [];
    private List<SearchEntry>? _together;
    private int _days;

    internal static Guid SchoolOfBook { get; } = Guid.CreateVersion7();

    internal abstract ISearchIndex Engine { get; }

    /// <summary>Makes an empty index. False where the engine cannot be had.</summary>
    private protected abstract Task<bool> CreateAsync();

    /// <summary>Skips the test where the engine cannot be had; bin/ci fails on a skip.</summary>
    internal IndexedLibrary There()
    {
        Assert.SkipUnless(_titles.Count > 0, SearchServer.Absent);
        return this;
    }

    public abstract ValueTask DisposeAsync();

    public async ValueTask InitializeAsync()
    {
        if (await CreateAsync()) await TogetherAsync(PutAllAsync);
    }

    private async Task PutAllAsync()
    {
        await PutAsync("Đường lên núi Ngọc Linh", "Truyện kể của người Xơ Đăng.", subject: "ngu-van", grade: 6, people: ["Y Hnhân"], keywords: ["truyện kể"]);
        await PutAsync("Cây dương ven biển", "Rừng phi lao và cây dương.", subject: "khoa-hoc", grade: 4);
        await PutAsync("Học toán đương đại", "Vài hướng mới.", subject: "toan", grade: 12);
        await PutAsync("Chiến tranh và hòa bình", "Tiểu thuyết của Lev Tolstoy.", subject: "ngu-van", grade: 12, people: ["Lev Tolstoy"], identifiers: ["978-604-00-1234-5"]);
        await PutAsync("Tôi yêu hoà bình", "Tập thơ thiếu nhi.", subject: "tieng-viet", grade: 3);
        await PutAsync("Vở kịch hoa binh", "Viết không dấu.", subject: "khac");
        await PutAsync("Thuỷ điện Yaly", "Bài giảng địa lí.", kind: "bai-giang", subject: "dia-li", grade: 9);
        await PutAsync("Thủy triều", "Vì sao nước lên, nước xuống.", kind: "bai-giang", subject: "vat-li", grade: 11);
        await PutAsync("Ngày khai trường", "Hồi kí.", subject: "ngu-van", grade: 8, passages:
        [
            ("chuong-1.xhtml", "Chương 1", "Sáng hôm ấy trời trong. Mẹ nắm tay tôi đi trên con đường làng dài và hẹp."),
            ("chuong-2.xhtml", "Chương 2", "Tôi được đi học từ ngày hôm đó. Vấn đề lớn nhất là không ai biết chữ."),
            ("chuong-3.xhtml", "Chương 3", "Con đường lên núi bắt đầu từ bến nước của làng, cạnh thuỷ điện cũ."),
        ]);
        await PutAsync("Vạn dê trên đồi", "Chăn nuôi.", subject: "cong-nghe", passages: [("page=1", null, "Văn phong để lại; đề bài khó; vấn vương.")]);
        await PutAsync("Phân số và số thập phân", "Toán lớp 4, phần phân số.", subject: "toan", grade: 4, topics: ["Toán", "Lớp 4"]);
        await PutAsync("Phan So, nhà thơ", "Toan lop 4 va tho.", subject: "ngu-van");
        await PutAsync("Lập trình C++ cho học sinh", "Từ C đến C++.", subject: "tin-hoc", grade: 11, kind: "sach-dien-tu");
        await PutAsync("Lập trình C", "Ngôn ngữ C.", subject: "tin-hoc", grade: 11);
        await PutAsync("Văn nghệ chào mừng 20-11", "Kịch bản ngày Nhà giáo Việt Nam 20/11.", subject: "hoat-dong-trai-nghiem");
        await PutAsync("Bài tập về 3/4 và 1/2", "Phân số.", subject: "toan", grade: 4);
        await PutAsync("Les Misérables", "Roman de Victor Hugo.", subject: "ngoai-ngu-khac", language: "fr", people: ["Victor Hugo"]);
        await PutAsync("Kon K’tu kể chuyện", "Làng bên sông Đăk Bla.", subject: "giao-duc-dia-phuong");
        await PutAsync("Thơ Hàn Mặc Tử", "Tuyển thơ.", subject: "ngu-van", grade: 11, people: ["Hàn Mặc Tử"]);
        await PutAsync("Hàn điện cơ bản", "Công nghệ.", subject: "cong-nghe", grade: 11);
        await PutAsync("Han hồ kí sự", "Kí.", subject: "ngu-van");
        await PutAsync("Tơdrong Ƀơ̆k Glaih", "Sử thi Ba Na.", subject: "tieng-dan-toc", language: "bdq");
        await PutAsync("Thẻ kho", "Tài liệu nội bộ.", identifiers: ["8935244812345"]);
        await PutAsync("Đường mật ong riêng của trường", "Chỉ người trong trường thấy: kimcuongxanh.", visibility: Visibility.School, people: ["Người Giấu Tên"],
            passages: [("page=1", null, "Con đường bí mật trong vườn trường.")]);
        await PutAsync("Đường mía của tỉnh", "Chỉ người đăng nhập thấy.", visibility: Visibility.Province);
    }

    internal async Task<SearchResult> FindAsync(
        string? text, Access? access = null, SearchOrder order = SearchOrder.Best, int page = 1, Guid? onlySite = null, params (FacetField Field, string Value)[] filters) =>
        await Engine.FindAsync(
            new SearchRequest(
                text,
                filters.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => (IReadOnlySet<string>)g.Select(f => f.Value).ToHashSet()),
                onlySite,
                order,
                page,
                access ?? Access.Guest)
            { CountSchools = true },
            TestContext.Current.CancellationToken);

    internal Task<SearchResult> FindBehindAsync(string? text, SearchOrder order, SearchMark? after, int count) => Engine.FindAsync(
        new SearchRequest(text, SearchRequest.NoFilters, null, order, 1, Access.Guest) { After = after, Count = count }, TestContext.Current.CancellationToken);

    internal async Task<IReadOnlyList<string>> TitlesAsync(string? text, Access? access = null, SearchOrder order = SearchOrder.Best) =>
        Titles(await FindAsync(text, access, order));

    internal IReadOnlyList<string> Titles(SearchResult result) => [.. result.Hits.Select(hit => _titles[hit.ResourceId])];

    internal Guid IdOf(string title) => _titles.First(t => t.Value == title).Key;

    /// <summary>What is put meanwhile goes into the index at once.</summary>
    internal async Task TogetherAsync(Func<Task> puts)
    {
        var entries = _together = [];
        await puts();
        _together = null;
        await Engine.PutAsync(entries, CancellationToken.None);
    }

    /// <summary>So many people read it lately.</summary>
    internal virtual Task ReadByAsync(Guid id, int readers)
    {
        var entry = _entries[id];
        return Engine.PutAsync([entry with { Document = entry.Document with { Readers = readers } }], TestContext.Current.CancellationToken);
    }

    /// <param name="stream">Passages that come bit by bit, instead of <paramref name="passages"/>.</param>
    internal async Task<Guid> PutAsync(
        string title,
        string description = "",
        string kind = "sach-dien-tu",
        string subject = "khac",
        int? grade = null,
        string language = "vi",
        Visibility visibility = Visibility.Public,
        string[]? people = null,
        string[]? keywords = null,
        string[]? topics = null,
        string[]? identifiers = null,
        (string Locator, string? Heading, string Text)[]? passages = null,
        IAsyncEnumerable<(string Locator, string? Heading, string Text)>? stream = null,
        Guid? id = null,
        long? number = null,
        Guid? site = null,
        int year = 2026,
        string[]? origins = null,
        params string[] formats)
    {
        var resourceId = id ?? Guid.CreateVersion7();
        var file = Guid.CreateVersion7();
        _titles[resourceId] = title;
        var entry = new SearchEntry(
            new SearchDocument(
                resourceId, site ?? SchoolOfBook, visibility, FirstDay.AddDays(_days++), title, people ?? [], topics ?? [], keywords ?? [], identifiers ?? [], description,
                new FacetValues(grade is { } g ? [SchoolLevels.OfGrade(g)] : [], grade is null ? [] : [$"{grade}"], [subject], kind, "cc-by-4.0", language)
                {
                    Formats = formats,
                    Year = $"{year}",
                    Origins = origins ?? [Origins.Ours],
                },
                number ?? _days),
            (stream ?? (passages ?? []).ToAsyncEnumerable()).Select(p => new SearchPassage(file, p.Locator, p.Heading, p.Text)));
        _entries[resourceId] = entry;
        if (_together is { } later) later.Add(entry);
        else await Engine.PutAsync([entry], CancellationToken.None);
        return resourceId;
    }
}
