@main enum Tidegate { static func main() {} }
