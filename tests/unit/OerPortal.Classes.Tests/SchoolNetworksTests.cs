using System.Net;
using OerPortal.Classes.Doors;

namespace OerPortal.Classes.Tests;

public sealed class SchoolNetworksTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData(" 203.0.113.77/24 ", "203.0.113.0/24")]
    [InlineData("2001:db8:12:34::9/48", "2001:db8:12::/48")]
    [InlineData("2001:DB8::1", "2001:db8::1")]
    [InlineData("203.0.113.7\n\n203.0.113.7; 198.51.100.0/28", "203.0.113.7,198.51.100.0/28")]
    public void Addresses_and_ranges_are_read_as_people_type_them(string typed, string kept)
    {
        var (networks, wrong) = SchoolNetworks.Read(typed);

        wrong.ShouldBeNull();
        networks.ShouldBe(kept.Split(','));
    }

    [Theory]
    [InlineData("", "none", "")]
    [InlineData("truong.edu.vn", "malformed", "truong.edu.vn")]
    [InlineData("203.0.113.7\n1.2", "malformed", "1.2")]
    [InlineData("010.0.0.1", "malformed", "010.0.0.1")]
    [InlineData("203.0.113.0/33", "malformed", "203.0.113.0/33")]
    [InlineData("203.0.113.0/-1", "malformed", "203.0.113.0/-1")]
    [InlineData("203.0.113.0/", "malformed", "203.0.113.0/")]
    [InlineData("0.0.0.0/0", "wide", "0.0.0.0/0")]
    [InlineData("2001::/16", "wide", "2001::/16")]
    public void What_is_no_network_of_a_school_is_named_with_its_line(string typed, string fault, string line)
        => SchoolNetworks.Read(typed).Wrong.ShouldBe((fault, line));

    [Fact]
    public void More_lines_than_a_school_has_are_refused()
        => SchoolNetworks.Read(string.Join('\n', Enumerable.Range(0, SchoolNetworks.Most + 1).Select(n => $"203.0.113.{n}"))).Wrong!.Value.Fault.ShouldBe("many");

    [Theory]
    [InlineData("203.0.113.200", true)]
    [InlineData("::ffff:203.0.113.200", true)]
    [InlineData("203.0.114.1", false)]
    [InlineData("2001:db8:12:ffff::1", true)]
    [InlineData("2001:db8:13::1", false)]
    public void An_address_is_in_a_range_or_not(string address, bool isIn)
        => SchoolNetworks.Contains(["203.0.113.0/24", "2001:db8:12::/48"], IPAddress.Parse(address)).ShouldBe(isIn);

    [Fact]
    public void An_address_that_is_not_seen_is_in_no_range() => SchoolNetworks.Contains(["203.0.113.0/24"], null).ShouldBeFalse();

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void Ones_own_address_is_offered_as_the_network_that_stays(string address, string offered)
        => SchoolNetworks.Of(IPAddress.Parse(address)).ShouldBe(offered);
}
