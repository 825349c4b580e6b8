using OerPortal.Cms.Text;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Tests;

public sealed class CsvTests
{
    [Theory]
    [InlineData("Nương lúa", "Nương lúa")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("\"Đất\"", "\"\"\"Đất\"\"\"")]
    [InlineData("dòng\nhai", "\"dòng\nhai\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("", "")]
    [BadInput(58)]
    public void A_field_stays_what_it_is(string text, string written) => Csv.Line([text]).ShouldBe(written + "\r\n");
}
