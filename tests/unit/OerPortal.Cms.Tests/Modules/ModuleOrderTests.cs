using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Modules;

namespace OerPortal.Cms.Tests.Modules;

public sealed class ModuleOrderTests
{
    [Fact]
    public void A_module_starts_after_those_it_depends_on()
        => ModuleOrder.Sort([Module("C", "B"), Module("B", "A"), Module("A")])
            .Select(m => m.Manifest.Id).ShouldBe(["A", "B", "C"]);

    [Fact]
    public void A_missing_dependency_is_named()
        => Should.Throw<InvalidOperationException>(() => ModuleOrder.Sort([Module("C", "B")])).Message.ShouldContain("C needs B");

    [Fact]
    public void A_circle_is_refused()
        => Should.Throw<InvalidOperationException>(() => ModuleOrder.Sort([Module("A", "B"), Module("B", "A")])).Message.ShouldContain("depends on itself");

    private static ModuleInfo Module(string id, params string[] dependsOn)
        => new(new ModuleAttribute(id) { DependsOn = dependsOn }, Assembly.GetExecutingAssembly(), new Nothing(), []);

    private sealed class Nothing : ModuleStartup
    {
        public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
        {
        }
    }
}
