namespace OerPortal.Cms.Security;

/// <summary>On a page that reads barcodes with the device's camera, which every other page is refused (Permissions Policy, "camera").</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsesCameraAttribute : Attribute;
