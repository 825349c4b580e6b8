using System.Net;
using OerPortal.Cms.Outside;

namespace OerPortal.Cms.Tests;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [BadInput(84)]
    public void What_is_not_of_the_public_internet_is_known(string address) => AddressGuard.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("203.162.4.190")]
    [InlineData("2606:4700::1111")]
    [InlineData("2400:cb00::1")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    public void What_is_public_may_be_asked(string address) => AddressGuard.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("thu-vien.local", 80, true)]
    [InlineData("THU-VIEN.local", 8080, true)]
    [InlineData("10.0.0.5", 8080, true)]
    [InlineData("10.0.0.5", 80, false)]
    [InlineData("10.0.0.6", 8080, false)]
    [InlineData("x.thu-vien.local", 80, false)]
    [InlineData("", 80, false)]
    public void The_operator_allows_single_hosts(string host, int port, bool allows)
        => new OutsideRules("Test") { AllowedHosts = "thu-vien.local, 10.0.0.5:8080" }.Allows(host, port).ShouldBe(allows);
}
