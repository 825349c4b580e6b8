using OerPortal.Ingest.Facts;

namespace OerPortal.Epub.Tests.Facts;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("2024", "2024", "2024")]
    [InlineData("2024-06", "2024-06", "6/2024")]
    [InlineData("2024-06-18", "2024-06-18", "18/6/2024")]
    [InlineData(" 2024/6/8 ", "2024-06-08", "8/6/2024")]
    [InlineData("2019-12-31T17:00:00+00:00", "2020-01-01", "1/1/2020")]
    [InlineData("2019-12-31T17:00:00Z", "2020-01-01", "1/1/2020")]
    [InlineData("2020-01-01T00:00:00Z", "2020-01-01", "1/1/2020")]
    [InlineData("2020-01-01T00:00:00+07:00", "2020-01-01", "1/1/2020")]
    [InlineData("2020-01-01 08:30:00", "2020-01-01", "1/1/2020")]
    [InlineData("2020-01-01T00:00:00.000-0500", "2020-01-01", "1/1/2020")]
    [InlineData("D:20261128042502Z", "2026-11-28", "28/11/2026")]
    [InlineData("D:20261128210502+00'00'", "2026-11-29", "29/11/2026")]
    [InlineData("D:20261128042502+07'00'", "2026-11-28", "28/11/2026")]
    [InlineData("D:20261128", "2026-11-28", "28/11/2026")]
    [InlineData("D:2026", "2026", "2026")]
    [InlineData("18/6/2024", "2024-06-18", "18/6/2024")]
    [InlineData("06/12/2024", "2024-12-06", "6/12/2024")]
    [InlineData("12/25/2024", "2024-12-25", "25/12/2024")]
    [InlineData("18.6.2024", "2024-06-18", "18/6/2024")]
    [InlineData("18-06-2024", "2024-06-18", "18/6/2024")]
    [InlineData("ngày 12 tháng 6 năm 2024", "2024-06-12", "12/6/2024")]
    [InlineData("Tháng 6 năm 2024", "2024-06", "6/2024")]
    [InlineData("6/2024", "2024-06", "6/2024")]
    [InlineData("12 June 2024", "2024-06-12", "12/6/2024")]
    [InlineData("June 12, 2024", "2024-06-12", "12/6/2024")]
    [InlineData("Jun 2024", "2024-06", "6/2024")]
    [InlineData("© 2019", "2019", "2019")]
    [InlineData("[2019?]", "2019", "2019")]
    [InlineData("Tái bản lần thứ 2, 2019", "2019", "2019")]
    [InlineData("1945", "1945", "1945")]
    public void A_date_is_read_and_shown_as_people_write_it(string written, string iso, string shown) =>
        (WrittenDate.Read(written), WrittenDate.Show(written)).ShouldBe((iso, shown));

    [Theory]
    [InlineData("0101-01-01T00:00:00+00:00")]
    [InlineData("0101-01-01")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0000-00-00")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("1900-01-01T00:00:00")]
    [InlineData("1601-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2999-01-01")]
    [InlineData("2024-13-45")]
    [InlineData("2024-02-30")]
    [InlineData("31/02/2024")]
    [InlineData("D:00000000000000Z")]
    [InlineData("D:20269945")]
    [InlineData("20261128042502")]
    [InlineData("2026-11-28T99:99:99Z")]
    public void What_only_a_program_wrote_is_no_date_and_nothing_to_show(string written)
    {
        WrittenDate.Read(written).ShouldBeNull();
        WrittenDate.Show(written).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("1945–1954")]
    public void Nothing_is_made_up(string? written) => WrittenDate.Read(written).ShouldBeNull();

    [Fact]
    public void Words_of_a_person_stay_words() => WrittenDate.Show("thế kỉ XIX").ShouldBe("thế kỉ XIX");
}
