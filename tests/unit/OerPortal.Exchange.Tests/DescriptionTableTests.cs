using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Resources;

namespace OerPortal.Exchange.Tests;

public sealed class DescriptionTableTests(ExchangeApp app)
{
    private static ResourceMetadata Whole { get; } = new()
    {
        Title = "Phân số; bằng nhau",
        AlternativeTitle = "=Phân số",
        Contributors = [new("Nguyễn Thị Hạnh", "aut"), new("Y Blưm", "ill"), new("Nhà xuất bản (Hà Nội)", "aut"), new("A; B", "edt")],
        Description = "Hai tiết.\n\nCó phiếu.",
        Keywords = ["một, hai", "phân số"],
        Languages = ["vi", "bdq", "tyz"],
        Kind = "ke-hoach-bai-day",
        Levels = ["tieu-hoc", "thcs"],
        Grades = [4, 6],
        Subjects = ["hoat-dong-trai-nghiem", "toan"],
        Alignments = [new("teaches", "Chương trình GDPT 2018", "So sánh phân số"), new("assesses", null, "Rút gọn | quy đồng", "https://moet.test/1")],
        TypicalAge = new(9, null),
        TimeRequiredMinutes = 70,
        InteractivityType = "mixed",
        InteractivityLevel = "high",
        EducationalUses = ["lesson", "practice"],
        AudienceRoles = ["teacher", "student"],
        Accessibility = new() { Features = ["alternativeText", "taggedPDF"], Hazards = ["none"], Modes = ["textual", "visual"], Summary = "Đọc được bằng máy." },
        Licence = "cc-by-sa-4.0",
        Source = new("Sách cũ", "https://nguon.test/a", "Ai đó"),
        RightsNote = "Giữ tên trường.",
        Created = "2024-05",
        Issued = "2025-01-31",
        Publisher = "Trường Tiểu học Ngọc Linh",
        Identifiers = [new("isbn", "978-604-0-00000-1"), new("doi", "10.1000/xyz"), new("uri", "https://a.test/x")],
        Relations = [new("isBasedOn", null, "https://a.test/goc", "Bản gốc"), new("hasPart", "k3jd92kf0a", null, null)],
    };

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void A_description_written_as_a_row_is_read_as_the_same(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var table = app.Services.GetRequiredService<IDescriptionTable>();
        var cells = table.Columns.Select(c => (Column: c, Cell: table.Write(c, Whole))).ToList();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "vi" ? "en" : "vi");

        var read = new ResourceMetadata();
        foreach (var (column, cell) in cells)
            table.Read(column, cell, ref read).ShouldBeNull($"{column.Name}: {cell}");

        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(Whole));
        cells.ShouldAllBe(c => c.Cell.Length > 0);
    }

    [Fact]
    public void Every_value_of_a_list_is_known_by_its_name_in_both_languages()
    {
        var table = app.Services.GetRequiredService<IDescriptionTable>();
        foreach (var language in new[] { "vi", "en" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var strings = app.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer>();
            foreach (var column in table.Columns)
            {
                table.Find(strings[column.Label].Value.ToUpperInvariant())?.Name.ShouldBe(column.Name);
                foreach (var (code, key) in column.Values)
                    table.Code(column.Name, strings[key].Value).ShouldBe(code);
            }
        }
    }

    [Theory]
    [InlineData("grades", "Lớp 4", true)]
    [InlineData("grades", "lop 1 - 3, 5", true)]
    [InlineData("grades", "Grade 13", false)]
    [InlineData("subjects", "toan, Ngữ văn", true)]
    [InlineData("subjects", "Toán; Phép thuật", false)]
    [InlineData("languages", "Tiếng Ba Na; en", true)]
    [InlineData("languages", "Tiếng chim", false)]
    [InlineData("licence", "cc by 4.0", true)]
    [InlineData("licence", "miễn phí", false)]
    [InlineData("minutes", "45", true)]
    [InlineData("minutes", "-1", false)]
    [InlineData("isbn", "9786040000001", true)]
    [InlineData("isbn", "12345", false)]
    [InlineData("sourceUrl", "javascript:alert(1)", false)]
    [InlineData("relations", "Dựa trên | #../x", false)]
    public void A_cell_is_read_as_people_write_it_or_refused(string column, string cell, bool isRead)
    {
        var table = app.Services.GetRequiredService<IDescriptionTable>();
        var about = new ResourceMetadata();
        (table.Read(table.Find(column)!, cell, ref about) is null).ShouldBe(isRead);
        (JsonSerializer.Serialize(about) != JsonSerializer.Serialize(new ResourceMetadata())).ShouldBe(isRead);
    }
}
