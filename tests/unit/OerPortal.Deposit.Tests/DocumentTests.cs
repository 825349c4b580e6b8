using System.Text.Json;
using OerPortal.Deposit.Tests.Kit;

namespace OerPortal.Deposit.Tests;

/// <summary>The OpenAPI document says of everything what it is, in both languages.</summary>
public sealed class DocumentTests(DepositApp app)
{
    [Theory]
    [InlineData("vi", "Bắt đầu bản nháp")]
    [InlineData("en", "Begin a draft")]
    public async Task Every_address_answer_and_field_has_words(string language, string summary)
    {
        using var guest = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/deposit/v1/openapi.json");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var answer = await guest.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Where(o => o.Value.ValueKind == JsonValueKind.Object).ToList();
        operations.Count.ShouldBe(13);
        operations.Select(o => o.Value.GetProperty("summary").GetString()).ShouldContain(summary);
        foreach (var (name, operation) in operations.Select(o => (o.Value.GetProperty("operationId").GetString(), o.Value)))
        {
            Said(operation, "summary").ShouldBeTrue(name);
            Said(operation, "description").ShouldBeTrue(name);
            operation.GetProperty("responses").EnumerateObject().ShouldAllBe(r => Said(r.Value, "description"));
            if (operation.TryGetProperty("parameters", out var parameters))
                parameters.EnumerateArray().ShouldAllBe(p => Said(p, "description"));
            operation.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue(name);
        }

        var silent = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(s => s.Value.TryGetProperty("properties", out _))
            .SelectMany(s => s.Value.GetProperty("properties").EnumerateObject().Where(p => !p.Value.TryGetProperty("$ref", out _) && !p.Value.TryGetProperty("oneOf", out _) && !Said(p.Value, "description")).Select(p => $"{s.Name}.{p.Name}"));
        silent.ShouldBeEmpty();
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("accessToken").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    private static bool Said(JsonElement thing, string name)
        => thing.TryGetProperty(name, out var words) && words.GetString() is { Length: > 1 } text && !text.StartsWith("deposit.", StringComparison.Ordinal);
}
