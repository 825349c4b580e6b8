using OerPortal.Usage.Counting;

namespace OerPortal.Usage.Tests;

public sealed class RobotsTests
{
    private static readonly Robots Known = new();

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)")]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [InlineData("Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36")]
    [InlineData("curl/8.5.0")]
    [InlineData("Wget/1.21.3")]
    [InlineData("python-requests/2.31.0")]
    [InlineData("Go-http-client/2.0")]
    [InlineData("okhttp/4.12.0")]
    [InlineData("Java/17.0.9")]
    [InlineData("UptimeRobot/2.0; http://www.uptimerobot.com/")]
    [InlineData("Mozilla/5.0 (CUBOT X18) AppleWebKit/537.36 (compatible; YandexBot/3.0)")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void A_program_is_known(string? agent) => Known.Is(agent).ShouldBeTrue();

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SM-A146P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/131.0.0 Chrome/125.0.0.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Linux; Android 12; V2120 Build/SP1A.210812.003; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Zalo android/12110768 ZaloTheme/light ZaloLanguage/vi")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/430.0.0.30.77;FBBV/512033466]")]
    [InlineData("Mozilla/5.0 (Linux; U; Android 11; vi-vn; Redmi Note 9) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.127 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.6.0-gn")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0")]
    [InlineData("Thorium Reader/3.0.0")]
    [InlineData("KOReader/2024.04 (https://koreader.rocks/)")]
    [InlineData("Aldiko/4.1 Android")]
    public void A_persons_browser_or_reading_app_is_none(string agent) => Known.Is(agent).ShouldBeFalse();

    [Fact]
    public void A_list_says_what_is_within_at_the_beginning_and_only_looks_like_one()
    {
        var robots = new Robots(["# words", "", " bot ", "^curl", "!cubot"]);

        robots.Is("My BOT").ShouldBeTrue();
        robots.Is("curl/8").ShouldBeTrue();
        robots.Is("Reader with libcurl/8").ShouldBeFalse();
        robots.Is("CUBOT X1").ShouldBeFalse();
        robots.Is("CUBOT bot").ShouldBeTrue();
    }
}
