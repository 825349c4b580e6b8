using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

/// <summary>Grades without a space and the short names of timetables, as pupils type them.</summary>
public abstract class SchoolWordsTests(IndexedLibrary fixture) : IAsyncLifetime
{
    private readonly IndexedLibrary library = fixture.There();

    public async ValueTask InitializeAsync()
    {
        if ((await library.TitlesAsync("Phiếu ôn tập chung")).Contains("Phiếu ôn tập chung"))
            return;
        await library.PutAsync("Phiếu ôn tập chung", "Cho cuối kì.", subject: "toan", grade: 6, topics: ["Toán", "Lớp 6"]);
        await library.PutAsync("Bài luyện hè", "Cho cuối kì.", subject: "hoa-hoc", grade: 8, topics: ["Hóa học", "Lớp 8"]);
        await library.PutAsync("Đèn giao thông", "Đi đường an toàn.", subject: "giao-duc-cong-dan", grade: 7, topics: ["Giáo dục công dân", "Lớp 7"]);
        await library.PutAsync("Nước và muối", "Công thức H₂O và CO2.", subject: "khoa-hoc-tu-nhien", topics: ["Khoa học tự nhiên", "Lớp 7"]);
        await library.PutAsync("Phương trình bậc hai", "Giải x² = 4 và 3/4.", subject: "toan");
        await library.PutAsync("Nghe và chép", "Tệp mp3 kèm theo SGK.", subject: "tieng-anh", grade: 6);
        await library.PutAsync("Sổ tay an toàn cho lớp 4 và gia đình", "Đi học an toàn.", subject: "ki-nang-song", grade: 4, topics: ["Kĩ năng sống", "Lớp 4"]);
        await library.PutAsync("Hình vuông và hình chữ nhật", "Chu vi.", subject: "toan", grade: 4, topics: ["Toán", "Lớp 4"], kind: "ke-hoach-bai-day");
        await library.PutAsync("Ôn cuối năm, Toán lớp 4", "Chu vi.", subject: "toan", grade: 4, topics: ["Toán", "Lớp 4"]);
        await library.PutAsync("Đề cương GDCD học kì 1", "Ôn tập.", subject: "khac");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("lop6", "lop 6")]
    [InlineData("lớp6", "lớp 6")]
    [InlineData("toan6", "toan 6")]
    [InlineData("toán lớp6", "toán lớp 6")]
    [InlineData("hoá8", "hoá 8")]
    [InlineData("TOAN6", "toan 6")]
    [InlineData("GDCD", "giáo dục công dân")]
    [InlineData("gdcd 7", "giáo dục công dân 7")]
    [InlineData("gdcd7", "giáo dục công dân 7")]
    [InlineData("KHTN 7", "khoa học tự nhiên 7")]
    [InlineData("khtn7", "khoa học tự nhiên 7")]
    [InlineData("SGK", "sách giáo khoa")]
    public async Task A_short_way_of_typing_finds_what_the_long_way_finds(string typed, string meant)
    {
        var found = await library.TitlesAsync(typed);
        found.ShouldNotBeEmpty();
        found.ShouldBe(await library.TitlesAsync(meant));
        (await library.FindAsync(typed)).DidYouMean.ShouldBeNull();
    }

    [Theory]
    [InlineData("gdcd", "Đề cương GDCD học kì 1")]
    [InlineData("\"GDCD\"", "Đề cương GDCD học kì 1")]
    [InlineData("\"giáo dục công dân\"", "Đề cương GDCD học kì 1")]
    [InlineData("h2o", "Nước và muối")]
    [InlineData("H₂O", "Nước và muối")]
    [InlineData("co₂", "Nước và muối")]
    [InlineData("x2", "Phương trình bậc hai")]
    [InlineData("x²", "Phương trình bậc hai")]
    [InlineData("mp3", "Nghe và chép")]
    [InlineData("mp 3", "Nghe và chép")]
    public async Task What_is_written_with_a_number_or_in_short_is_found(string typed, string title) =>
        (await library.TitlesAsync(typed)).ShouldContain(title);

    [Theory]
    [InlineData("toan lop 4")]
    [InlineData("toán lớp 4")]
    [InlineData("toan 4")]
    [InlineData("Toán4")]
    public async Task What_is_of_the_subject_and_grade_comes_before_what_has_the_words(string typed)
    {
        var found = await library.TitlesAsync(typed);
        found.Take(2).ShouldBe(["Ôn cuối năm, Toán lớp 4", "Hình vuông và hình chữ nhật"]);
    }

    [Theory]
    [InlineData("giáo án")]
    [InlineData("giao an toan 4")]
    [InlineData("KHBD hình vuông")]
    [InlineData("kế hoạch bài dạy toán lớp 4 chu vi")]
    public async Task A_kind_is_found_by_any_of_its_names(string typed) => (await library.TitlesAsync(typed))[0].ShouldBe("Hình vuông và hình chữ nhật");

    [Fact]
    public async Task Words_that_only_look_like_a_subject_find_what_has_them() =>
        (await library.TitlesAsync("an toan lop 4"))[0].ShouldBe("Sổ tay an toàn cho lớp 4 và gia đình");

    [Fact]
    public async Task A_formula_is_one_thing() => (await library.TitlesAsync("h2o")).ShouldBe(["Nước và muối"]);
}
