using System.Globalization;
using OerPortal.Cms.Text;

namespace OerPortal.Cms.Tests.Text;

public sealed class VietnamTimeTests
{
    private static readonly DateTimeOffset At = new(2026, 4, 3, 18, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("vi-VN", "1:05, 4/4/2026")]
    [InlineData("en-GB", "1:05, 4 Apr 2026")]
    public void A_day_is_written_so_that_nobody_takes_it_for_another(string language, string written)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            At.Moment().ShouldBe(written);
            At.MomentInNumbers().ShouldBe("1:05, 4/4/2026");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
