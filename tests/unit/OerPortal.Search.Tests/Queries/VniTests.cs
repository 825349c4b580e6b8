using OerPortal.Search.Typing;

namespace OerPortal.Search.Tests.Queries;

public sealed class VniTests
{
    [Theory]
    [InlineData("d9u7o7ng2", "đường")]
    [InlineData("d9uong72", "đường")]
    [InlineData("Duo7ng2 le6n nui1", "dường lên núi")]
    [InlineData("d9u7o7ng2 le6n nu1i", "đường lên núi")]
    [InlineData("tie61ng vie65t lop71 6", "tiếng việt lớp 6")]
    [InlineData("hoa2 bi2nh toan1", "hòa bình toán")]
    [InlineData("D9U7O7NG2", "đường")]
    [InlineData("“tra61n phu1”", "“trấn phú”")]
    public void What_can_be_nothing_else_is_read(string typed, string meant) => Vni.Mend(typed).ShouldBe(meant);

    [Theory]
    [InlineData("toan6")]
    [InlineData("toan1 lop5")]
    [InlineData("van 8")]
    [InlineData("h2o")]
    [InlineData("co2")]
    [InlineData("c6h12o6")]
    [InlineData("Na2O")]
    [InlineData("Al2O3")]
    [InlineData("fe2o3")]
    [InlineData("mp3 mp4 a4 b12")]
    [InlineData("lop10 lop11 toan12")]
    [InlineData("covid19")]
    [InlineData("20-11")]
    [InlineData("978-604-00-1234-5")]
    [InlineData("k61")]
    [InlineData("")]
    public void Numbers_behind_words_and_formulas_are_left(string typed) => Vni.Mend(typed).ShouldBe(typed);
}
