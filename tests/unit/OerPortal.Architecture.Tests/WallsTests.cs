using System.Reflection;
using OerPortal.Cms.Modules;

namespace OerPortal.Architecture.Tests;

public sealed class WallsTests
{
    private static readonly IReadOnlyList<Project> Projects = SourceTree.Projects("src", "themes");

    [Fact]
    public void No_project_refers_through_a_wall() =>
        Walls.Breaches(Projects.SelectMany(from => from.References.Where(to => to != "*").Select(to => (from.Name, to)))).ShouldBeEmpty();

    [Fact]
    public void No_compiled_assembly_uses_another_one_through_a_wall() =>
        Walls.Breaches(Projects
            .Select(project => Assembly.Load(project.Name))
            .SelectMany(from => from.GetReferencedAssemblies().Select(to => (from.GetName().Name!, to.Name!)))).ShouldBeEmpty();

    [Fact]
    public void Libraries_that_read_files_know_neither_web_nor_database() =>
        Walls.WorldlyLibraries(Projects
            .Where(project => project.Folder.Contains("/src/Libraries/", StringComparison.Ordinal))
            .Select(project => Assembly.Load(project.Name))
            .SelectMany(from => from.GetReferencedAssemblies().Select(to => (from.GetName().Name!, to.Name!)))).ShouldBeEmpty();

    [Fact]
    public void Every_library_has_its_place_among_the_walls() =>
        Projects.Where(project => project.Folder.Contains("/src/Libraries/", StringComparison.Ordinal))
            .SelectMany(project => Walls.WorldlyLibraries([(project.Name, "Npgsql")])).Count()
            .ShouldBe(Projects.Count(project => project.Folder.Contains("/src/Libraries/", StringComparison.Ordinal)));

    [Fact]
    public void No_tool_is_installed_with_the_portal() =>
        Walls.CarriedTools(
            Projects.SelectMany(from => from.References.Select(to => (from.Name, to))), SourceTree.Projects("tools").Select(tool => tool.Name)).ShouldBeEmpty();

    [Fact]
    public void Manifests_list_what_their_projects_use() =>
        Projects
            .Select(project => (project, Manifest: Assembly.Load(project.Name).GetCustomAttribute<ModuleAttribute>()))
            .Where(module => module.Manifest is not null)
            .SelectMany(module => Walls.WrongDependsOn(module.project.Name, module.project.References, module.Manifest!.DependsOn))
            .ShouldBeEmpty();

    [Fact]
    public void Every_module_has_its_manifest_startup_and_readme() =>
        Projects
            .Where(project => project.Folder.Contains("/src/Modules/", StringComparison.Ordinal) && !project.Name.EndsWith(".Abstractions", StringComparison.Ordinal))
            .SelectMany(module => new[] { "Manifest.cs", "Startup.cs", "README.md" }.Select(file => Path.Combine(module.Folder, file)))
            .Where(file => !File.Exists(file))
            .ShouldBeEmpty();

    [Fact]
    public void Every_project_is_built_with_the_solution()
    {
        var solution = File.ReadAllText(TestKit.Checkout.PathTo("OerPortal.sln"));

        SourceTree.Projects("src", "themes", "tests", "bench", "tools").Select(project => project.Name)
            .Where(name => !solution.Contains($"\"{name}\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("OerPortal.Search", "OerPortal.Cms")]
    [InlineData("OerPortal.Search", "OerPortal.Cms.Web")]
    [InlineData("OerPortal.Search", "OerPortal.Resources")]
    [InlineData("OerPortal.Search", "OerPortal.Theme")]
    [InlineData("OerPortal.Theme", "OerPortal.Search")]
    [InlineData("OerPortal.Theme.Abstractions", "OerPortal.Theme")]
    [InlineData("OerPortal.Theme.Abstractions", "OerPortal.Resources.Abstractions")]
    [InlineData("OerPortal.Cms", "OerPortal.Theme.Abstractions")]
    [InlineData("OerPortal.Cms.Abstractions", "OerPortal.Theme.Abstractions")]
    [InlineData("OerPortal.Theme", "OerPortal.Search.Abstractions")]
    [InlineData("OerPortal.Resources.Abstractions", "OerPortal.Resources")]
    [InlineData("OerPortal.Resources.Abstractions", "OerPortal.Ingest.Abstractions")]
    [InlineData("OerPortal.Cms", "OerPortal.Accounts.Abstractions")]
    [InlineData("OerPortal.Cms.Abstractions", "OerPortal.Cms")]
    [InlineData("OerPortal.Epub", "OerPortal.Ingest")]
    [InlineData("OerPortal.Epub", "OerPortal.Cms.Abstractions")]
    [InlineData("OerPortal.Cms.Text", "OerPortal.Epub")]
    public void A_reference_through_a_wall_is_seen(string from, string to) =>
        Walls.Breaches([(from, to)]).ShouldBe([$"{from} must not know {to}"]);

    [Theory]
    [InlineData("OerPortal.Search", "OerPortal.Cms.Abstractions")]
    [InlineData("OerPortal.Search", "OerPortal.Resources.Abstractions")]
    [InlineData("OerPortal.Cms.Web", "OerPortal.Search")]
    [InlineData("OerPortal.Search", "Dapper")]
    [InlineData("OerPortal.Epub", "OerPortal.Cms.Text")]
    [InlineData("OerPortal.Cms.Abstractions", "OerPortal.Cms.Text")]
    public void A_reference_that_points_inward_is_welcome(string from, string to) => Walls.Breaches([(from, to)]).ShouldBeEmpty();

    [Theory]
    [InlineData("Npgsql")]
    [InlineData("Microsoft.AspNetCore.Http")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    public void A_library_that_knows_the_web_or_the_database_is_seen(string to) =>
        Walls.WorldlyLibraries([("OerPortal.Epub", to)]).ShouldBe([$"OerPortal.Epub must not know {to}"]);

    [Fact]
    public void A_tool_that_would_be_installed_is_seen() =>
        Walls.CarriedTools([("OerPortal.Demo", "OerPortal.DemoBooks"), ("OerPortal.Cms.Web", "*")], ["OerPortal.DemoBooks"])
            .ShouldBe(["OerPortal.Demo must not know the tool OerPortal.DemoBooks"]);

    [Fact]
    public void A_manifest_that_says_too_little_or_too_much_is_seen() =>
        Walls.WrongDependsOn(
            "OerPortal.Search",
            ["OerPortal.Cms.Abstractions", "OerPortal.Search.Abstractions", "OerPortal.Resources.Abstractions"],
            ["OerPortal.Ingest"]).Count.ShouldBe(2);
}
